import pytest
from django.urls import reverse
from django.utils.html import escape

from bot.domain.answers import OperatingPoint
from bot.web.console import department_hours
from intents import reading
from intents.hours import read_hours
from intents.models import CityProfile, Department
from intents.publishing import current_number
from tests.unit.console.conftest import SignIn
from tests.unit.console.sample import make_department

HOURS = {"mon": "８：３０－１２：００、13:00-17:15", "public_holidays": "closed", "year_end": "12-29/01-03"}


def _data(**changes: str) -> dict[str, object]:
    fields = {"phone": "0000-00-1199", "room": "C0123456789", "name_ja": "環境課", "special": "2027-03-28 09:00-12:00"}
    return {**fields, **HOURS, "languages": ["ja", "en"], **changes}


def _page() -> str:
    return reverse("admin:intents_department_change", args=[Department.objects.get().pk])


def test_a_department_is_saved_as_a_pack_would_and_published(city: None, sign_in: SignIn) -> None:
    before = current_number()
    page = sign_in("Editors").post(_page(), _data(), follow=True)
    assert f"Published as number {before + 1}" in page.content.decode()
    row = Department.objects.get()
    assert row.names == {"ja": "環境課"}
    assert row.hours["mon"] == ["8:30-12:00", "13:00-17:15"]
    assert row.hours["special"] == {"2027-03-28": ["09:00-12:00"]}
    read_hours(row.hours)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("mon", "morning"),
        ("tue", "17:00-09:00"),
        ("year_end", "29.12."),
        ("special", "tomorrow"),
        ("phone", "call us"),
        ("room", "#general"),
        ("name_ja", "あ" * 21),
        ("name_ja", ""),
        ("reply_minutes", "soon"),
        ("reply_minutes", "-1"),
        ("resolution_minutes", "10001"),
        ("reply_mark", "send"),
        ("reply_mark", "> >"),
        ("next_queue", "zoo"),
        ("next_queue", "general"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(city: None, sign_in: SignIn, field: str, text: str) -> None:
    page = sign_in("Editors").post(_page(), _data(**{field: text}))
    assert list(page.context["adminform"].form.errors) == [field]
    assert current_number() == 0


def test_who_saves_on_top_of_somebody_else_is_told_what_changed_and_keeps_what_was_typed(
    city: None, sign_in: SignIn
) -> None:
    chief, editor = sign_in(), sign_in("Editors")
    opened = [page.get(_page()).context["adminform"].form.initial["seen"] for page in (chief, editor)]
    editor.post(_page(), _data(phone="0000-00-1234", seen=opened[1]))
    page = chief.post(_page(), _data(room="C0999999999", seen=opened[0]))
    told = page.content.decode()
    assert "Editors saved this in the meantime (changed: names, telephone, place, Slack room, opening hours)" in told
    assert 'value="C0999999999"' in told
    assert Department.objects.get().phone == "0000-00-1234"
    again = page.context["adminform"].form["seen"].value()
    assert f'name="seen" value="{escape(again)}"' in told
    chief.post(_page(), _data(room="C0999999999", seen=again))
    assert Department.objects.get().room == "C0999999999"


def test_the_page_offers_no_draft_where_there_is_none(city: None, sign_in: SignIn) -> None:
    browser = sign_in()
    for page in (_page(), reverse("admin:intents_cityprofile_change", args=[CityProfile.objects.get().pk])):
        text = browser.get(page).content.decode()
        assert 'name="_save"' in text
        assert 'name="_draft"' not in text
        assert 'name="_review"' not in text


@pytest.mark.parametrize("seen", ["", "[]", "{", "7"])
def test_what_was_seen_is_no_hurdle_where_nobody_says_it(city: None, sign_in: SignIn, seen: str) -> None:
    sign_in().post(_page(), _data(phone="0000-00-1234", seen=seen))
    assert Department.objects.get().phone == "0000-00-1234"


def test_promises_are_saved_and_read_with_the_next_turn(city: None, sign_in: SignIn) -> None:
    make_department("citizens", "市民課", "Citizens")
    page = reverse("admin:intents_department_change", args=[Department.objects.get(key="general").pk])
    data = _data(reply_minutes="30", resolution_minutes="480", next_queue="citizens")
    editor = sign_in("Editors")
    editor.post(page, data)
    promised = reading.departments()["general"]
    assert (promised.reply_minutes, promised.resolution_minutes, promised.next_queue) == (30, 480, "citizens")
    editor.post(page, _data(resolution_minutes="480"))
    promised = reading.departments()["general"]
    assert (promised.reply_minutes, promised.resolution_minutes, promised.next_queue) == (0, 480, "")


def test_a_matter_is_not_settled_before_the_first_reply(city: None, sign_in: SignIn) -> None:
    page = sign_in("Editors").post(_page(), _data(reply_minutes="60", resolution_minutes="30"))
    assert list(page.context["adminform"].form.errors) == ["resolution_minutes"]
    assert "最初の返信までの時間より短く" in page.content.decode() or "shorter than" in page.content.decode()


def test_hours_come_back_as_they_were_written() -> None:
    kept = {
        "mon": ["08:30-17:15"],
        "public_holidays": "open",
        "special": {"2027-03-28": [], "2027-05-01": ["09:00-12:00"]},
    }
    shown = department_hours.shown(kept)
    assert shown["special"] == "2027-03-28\n2027-05-01 09:00-12:00"
    assert department_hours.read_special(shown["special"]) == kept["special"]


def test_the_city_is_changed_in_place(city: None, sign_in: SignIn) -> None:
    row = CityProfile.objects.get()
    data = {
        "name_ja": "みなと川市",
        "default_language": "ja",
        "default_department": "general",
        "site_url": row.site_url,
        "retention_days": "30",
        "matching": "careful",
    }
    sign_in().post(reverse("admin:intents_cityprofile_change", args=[row.pk]), data)
    row.refresh_from_db()
    assert (row.retention_days, row.names, row.matching) == (30, {"ja": "みなと川市"}, "careful")
    assert reading.city().matching is OperatingPoint.CAREFUL
    assert current_number() == 1


@pytest.mark.parametrize("site", ["ftp://www.city.example/", "javascript:alert(1)"])
def test_the_citys_site_is_a_page_of_the_web(city: None, sign_in: SignIn, site: str) -> None:
    row = CityProfile.objects.get()
    page = sign_in().post(reverse("admin:intents_cityprofile_change", args=[row.pk]), {"site_url": site})
    assert "site_url" in page.context["adminform"].form.errors


@pytest.mark.parametrize("mark", [">>", "！！", "送信:", ""])
def test_the_mark_of_thread_replies_is_off_until_it_is_set(city: None, sign_in: SignIn, mark: str) -> None:
    assert [department.reply_mark for department in reading.departments().values()] == [""]
    sign_in("Editors").post(_page(), _data(reply_mark=mark))
    assert [department.reply_mark for department in reading.departments().values()] == [mark]
