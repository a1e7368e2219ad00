"""Fixed texts about an exchange that becomes an answer of the city."""

PROPOSING: dict[str, dict[str, str]] = {
    "propose.title": {"ja": "FAQにする", "en": "Make this an FAQ"},
    "propose.submit": {"ja": "下書きにする", "en": "Make a draft"},
    "propose.cancel": {"ja": "やめる", "en": "Cancel"},
    "propose.facts": {
        "ja": (
            "この相談のやりとりを、よくある質問の下書きにします。管理者が確認して公開するまで、市民には表示されません。"
            "個人情報は伏せていますが、残っていないか確認してください。"
        ),
        "en": (
            "Makes a draft of an answer from this exchange. Citizens get nothing before the administrators have "
            "checked and published it. Personal data is masked; please check that none is left."
        ),
    },
    "propose.question": {"ja": "質問", "en": "Question"},
    "propose.question_hint": {
        "ja": "ほかの市民にも当てはまる一文に直してください。{longest}文字まで。",
        "en": "As one sentence that fits other citizens too, up to {longest} characters.",
    },
    "propose.answer": {"ja": "回答", "en": "Answer"},
    "propose.answer_hint": {
        "ja": "この市民だけに関わる内容は消してください。{longest}文字まで。",
        "en": "Please remove what concerns this citizen alone. Up to {longest} characters.",
    },
    "propose.empty": {"ja": "入力してください。", "en": "Please fill this in."},
    "propose.title_label": {"ja": "見出し", "en": "Title"},
    "propose.title_hint": {
        "ja": "市民の画面のボタンに出ます。{longest}文字まで。",
        "en": "The label of a button on the citizen's phone, up to {longest} characters.",
    },
    "notice.proposed": {
        "ja": "この相談はすでにFAQの下書きになっています。",
        "en": "This case has been made a draft of an answer already.",
    },
    "notice.no_reply_yet": {
        "ja": "職員の返信がまだないため、FAQにできません。",
        "en": "Nobody has replied in this case yet, so there is no answer to make.",
    },
}
