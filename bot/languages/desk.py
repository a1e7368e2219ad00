"""Every fixed text of the forms that a card's menu opens. Titles and buttons: 24 characters; choices: 75."""

DESK: dict[str, dict[str, str]] = {
    "transfer.title": {"ja": "ほかの課に引き継ぐ", "en": "Pass on the case"},
    "transfer.submit": {"ja": "引き継ぐ", "en": "Pass on"},
    "transfer.cancel": {"ja": "やめる", "en": "Cancel"},
    "transfer.facts": {
        "ja": "市民には、お答えする課が変わることを自動でお知らせします。相談は引き継ぎ先の担当者待ちになります。",
        "en": "The citizen is told which department will answer. The case then waits for someone there.",
    },
    "transfer.department": {"ja": "引き継ぎ先の課", "en": "Department"},
    "transfer.choose": {"ja": "課を選ぶ", "en": "Choose a department"},
    "transfer.note": {"ja": "引き継ぎ先への申し送り", "en": "A note for your colleagues there"},
    "transfer.placeholder": {
        "ja": "例：転入届は済み。児童手当の申請期限を知りたいとのこと。",
        "en": "For example: has registered the move, asks about the child allowance",
    },
    "history.title": {"ja": "やりとりと過去の相談", "en": "Conversation, past cases"},
    "history.close": {"ja": "閉じる", "en": "Close"},
    "history.facts": {
        "ja": "相談 {number}　{page}/{pages}ページ（個人情報は伏せています）",
        "en": "Case {number} · page {page} of {pages} (personal data is masked)",
    },
    "history.older": {"ja": "前のページ（古いやりとり）", "en": "Earlier messages"},
    "history.newer": {"ja": "次のページ（新しいやりとり）", "en": "Later messages"},
    "history.who": {"ja": "{speaker}　{when}", "en": "{speaker} · {when}"},
    "history.nothing": {"ja": "（やりとりはありません）", "en": "(nothing was said yet)"},
    "history.earlier": {"ja": "この市民の過去の相談", "en": "Earlier cases of this citizen"},
    "history.case": {
        "ja": "・{when}　{department}　{outcome}（{number}）",
        "en": "• {when} · {department} · {outcome} ({number})",
    },
    "history.none": {"ja": "過去の相談はありません。", "en": "There are no earlier cases."},
    "close.title": {"ja": "相談を終了する", "en": "Close the case"},
    "close.submit": {"ja": "終了する", "en": "Close it"},
    "close.cancel": {"ja": "やめる", "en": "Cancel"},
    "close.facts": {
        "ja": "市民に終了を知らせ、自動応答に戻ります。",
        "en": "The citizen is told, and the bot takes over again.",
    },
    "close.outcome": {"ja": "結果", "en": "Outcome"},
    "close.hint": {"ja": "集計に使います。市民には届きません。", "en": "For reports. The citizen does not see it."},
    "close.answered": {"ja": "回答した", "en": "Answered"},
    "close.referred": {"ja": "ほかの窓口を案内した", "en": "Referred elsewhere"},
    "close.no_reply": {"ja": "市民から返事がなかった", "en": "No answer from the citizen"},
    "close.not_for_city": {"ja": "市の担当ではなかった", "en": "Not a matter of the city"},
    "transfer.hint": {"ja": "市民には届きません。", "en": "The citizen does not see it."},
}
