import pytest
from django.urls import reverse

from bot.store.canned import of_department
from bot.store.models import AuditEntry, CannedTextRow
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

ADD = "admin:store_cannedtextrow_add"


def test_editors_keep_texts_for_one_department_or_for_all(city: None, sign_in: SignIn) -> None:
    editor = sign_in("Editors")
    everywhere = {"department": "", "title": "お礼", "ja": "ありがとうございました。", "en": ""}
    own = {
        "department": "general",
        "title": "番号",
        "ja": "受付番号は{case.number}です。",
        "en": "Number {case.number}.",
    }
    CannedTextRow.objects.create(department="tax", title="税", texts={"ja": "税"})
    assert editor.post(reverse(ADD), everywhere).status_code == 302
    assert editor.post(reverse(ADD), own).status_code == 302
    kept = of_department(own["department"])
    assert [text.title for text in kept] == ["番号", "お礼"]
    assert kept[0].texts == {"ja": own["ja"], "en": own["en"]}
    assert AuditEntry.objects.filter(action="cannedtextrow.added").count() == 2


@pytest.mark.parametrize(
    ("field", "changes"),
    [("ja", {"ja": "{citizen.name}様"}), ("en", {"en": "Dear {name}"}), ("ja", {"ja": ""}), ("title", {"title": ""})],
)
def test_what_cannot_be_kept_is_told_at_its_field(
    city: None, sign_in: SignIn, field: str, changes: dict[str, str]
) -> None:
    page = sign_in("Editors").post(reverse(ADD), {"department": "", "title": "x", "ja": "y", "en": "", **changes})
    assert list(page.context["adminform"].form.errors) == [field]


@pytest.mark.parametrize("group", ["Auditors", "Reviewers"])
def test_others_read_them_and_change_nothing(city: None, sign_in: SignIn, group: str) -> None:
    row, browser = sample.make_canned_text(), sign_in(group)
    assert browser.get(reverse(ADD)).status_code == 403
    page = browser.get(reverse("admin:store_cannedtextrow_change", args=[row.pk])).content.decode()
    assert "に受け付けています。" in page
    assert "<textarea" not in page
