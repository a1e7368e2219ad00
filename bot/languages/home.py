"""Every fixed text of the Home of a member of staff in Slack. Its buttons: 75 characters."""

HOME: dict[str, dict[str, str]] = {
    "home.title": {"ja": "{city}　窓口", "en": "{city}: the counter"},
    "home.on": {"ja": "在席にする", "en": "I am on duty"},
    "home.away": {"ja": "離席にする", "en": "I am away"},
    "home.other_language": {"ja": "English", "en": "日本語"},
    "home.again": {"ja": "最新の状態にする", "en": "Refresh"},
    "home.desk": {"ja": "ウェブの職員画面を開く", "en": "Open the web desk"},
    "home.at_risk": {"ja": "期限が近い・過ぎた相談（{count}件）", "en": "Promises at risk: {count}"},
    "home.none_at_risk": {
        "ja": "1時間以内に期限が来る相談はありません。",
        "en": "No promise is late or due within the hour.",
    },
    "home.mine": {"ja": "担当中の相談（{count}件）", "en": "My cases: {count}"},
    "home.none_mine": {"ja": "担当中の相談はありません。", "en": "You own no case now."},
    "home.queue": {"ja": "{department}：担当者待ち{count}件", "en": "{department}: {count} waiting for somebody"},
    "home.queue_facts": {"ja": "対応中{claimed}件　{present}", "en": "In progress: {claimed}. {present}"},
    "home.no_department": {
        "ja": "担当する課がわかりません。課のチャンネルで /madoguchi on と入力するか、管理者にアカウントの登録を依頼してください。",
        "en": "Your department is not known. Write /madoguchi on in its room, or ask an administrator to tie your account.",
    },
    "home.no_department_title": {"ja": "課の相談", "en": "Cases of your department"},
    "home.in_room": {"ja": "{line}　<#{room}>", "en": "{line} · <#{room}>"},
    "home.more": {"ja": "ほか{count}件", "en": "and {count} more"},
    "home.cut": {
        "ja": "すべては表示できません。残りはチャンネルまたはウェブの職員画面でご覧ください。",
        "en": "Not everything fits here: see the rooms or the web desk for the rest.",
    },
    "home.as_of": {
        "ja": "{when}現在。開いたときと、自分が操作したときに更新されます。",
        "en": "As of {when}. It is drawn anew when you open it, and when you press something.",
    },
}
