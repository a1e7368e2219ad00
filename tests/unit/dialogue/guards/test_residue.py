import pytest

from bot.dialogue.guards.residue import residue


@pytest.mark.parametrize(
    "text",
    [
        "承知しました。以下に文案をまとめます。\n住民票は市民課で取れます。",
        "以下は修正した回答案です。",
        "AIとして正確な情報はお答えできません。",
        "Sure! Here is the revised answer:\nBurnable garbage is collected twice a week.",
        "As an AI language model, I cannot know.",
        "I hope this helps!",
        "**持ち物**\n印鑑",
        "電話は[電話番号を記入]へ",
        "Call [insert phone number].",
    ],
)
def test_what_a_model_left_behind_is_found(text: str) -> None:
    assert list(residue(text))


@pytest.mark.parametrize(
    "text",
    [
        "申請書は以下の窓口で受け付けます。",
        "承認されると通知書が届きます。",
        "次の書類をまとめてお持ちください。",
        "You can apply here. Certainly bring your ID.",
        "ご不明な点は担当課へお問い合わせください。",
    ],
)
def test_what_a_city_writes_is_not(text: str) -> None:
    assert list(residue(text)) == []
