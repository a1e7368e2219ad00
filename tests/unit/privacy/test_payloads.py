"""A My Number is gone before anything is stored, wherever it stands."""

from bot.privacy.payloads import drop_my_number, without_my_number

NUMBER = "１２３４－５６７８－９０１８"
CASE = "00000000-0000-0000-0000-526018159084"  # its end passes for a My Number


def test_a_my_number_is_taken_out_and_the_rest_is_untouched() -> None:
    event = {"type": "message", "message": {"id": "123456789018", "text": f"私は{NUMBER}、ﾃﾞｽ"}}
    assert without_my_number(event)["message"] == {"id": "123456789018", "text": "私は[マイナンバー]、ﾃﾞｽ"}


def test_it_is_taken_out_of_whatever_a_person_can_fill_in() -> None:
    event = {
        "message": {"fileName": f"{NUMBER}.pdf", "title": NUMBER, "address": NUMBER, "keywords": [NUMBER]},
        "postback": {"data": f"q={NUMBER}", "params": {"text": NUMBER}},
        "source": {"displayName": f"山田{NUMBER}"},
        "view": {"private_metadata": NUMBER, "state": {"values": {"reply": {"text": {"value": NUMBER}}}}},
        "something_new": NUMBER,
    }
    assert "９０１８" not in str(without_my_number(event))


def test_what_the_platform_made_is_left_alone() -> None:
    made = {
        "webhookEventId": "01HK526018159084ABCDEFGHIJ",
        "replyToken": "526018159084",
        "message": {"id": "526018159084", "quoteToken": "526018159084"},
        "action_ts": "526018159084",
        "response_url": "https://hooks.example/526018159084",
        "callback_id": "526018159084",
        "source": {"userId": "U526018159084"},
        "timestamp": 526018159084,
    }
    assert without_my_number(made) == made


def test_the_id_of_a_case_is_no_number() -> None:
    value = f'{{"case": "{CASE}"}}'
    assert without_my_number({"value": value}) == {"value": value}


def test_one_that_somebody_mistyped_goes_too_and_other_numbers_stay() -> None:
    assert drop_my_number("マイナンバーは123456789012です") == "マイナンバーは[マイナンバー]です"
    assert (
        drop_my_number("届出番号は123456789012、電話は090-1234-5678") == "届出番号は123456789012、電話は090-1234-5678"
    )


def test_a_text_without_a_number_is_the_same_text() -> None:
    assert drop_my_number("ﾊﾝｺはＡでも㍿でも") == "ﾊﾝｺはＡでも㍿でも"
