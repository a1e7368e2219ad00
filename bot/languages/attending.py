"""Every fixed text about who is on duty, and about how a department's days went."""

ATTENDING: dict[str, dict[str, str]] = {
    "duty.began": {
        "ja": "在席にしました。担当者のいない相談があるとき、お知らせの宛先になります。",
        "en": "You are on duty. You are named when a case has waited too long for somebody.",
    },
    "duty.ended": {"ja": "離席にしました。", "en": "You are away."},
    "duty.still_owned": {
        "ja": (
            "担当中の相談が{count}件あります。対応できないときは「担当を外れる」を押してください。"
            "市民が返信を待ったまま離席が受付時間中に1時間を超えると、自動で担当者待ちに戻ります。"
        ),
        "en": (
            "You own {count} case(s). If you cannot see to them, please give them back. A citizen who waits for your "
            "reply is given back automatically after an hour of your absence while the office is open."
        ),
    },
    "duty.people": {"ja": "在席：{people}", "en": "On duty: {people}"},
    "duty.nobody": {"ja": "在席の職員はいません。", "en": "Nobody is on duty."},
    "duty.more": {"ja": "{people}ほか{count}人", "en": "{people} and {count} more"},
    "duty.between": {"ja": "、", "en": ", "},
    "duty.owner": {"ja": "{owner}（在席：{people}）", "en": "{owner} (on duty: {people})"},
    "status.on": {"ja": "あなたは在席中です（{since}から）。", "en": "You are on duty since {since}."},
    "status.away": {"ja": "あなたは離席中です（{since}から）。", "en": "You are away since {since}."},
    "status.unknown": {
        "ja": "在席・離席は登録されていません。/madoguchi on で在席、/madoguchi off で離席にします。",
        "en": "You have not said whether you are on duty: /madoguchi on, or /madoguchi off.",
    },
    "status.counts": {
        "ja": "このチャンネルの相談：担当者待ち{waiting}件、対応中{claimed}件、期限超過{late}件",
        "en": "In this room: {waiting} waiting for somebody, {claimed} in progress, {late} late",
    },
    "status.yours": {"ja": "あなたが担当中の相談：{count}件", "en": "Cases that you own: {count}"},
    "room.closed": {
        "ja": "【要確認】チャンネル <{room}>（{id}）に投稿できません（{why}）。投稿は順番のまま待ち、1分ごとに試します。アプリを招待するか、課に別のチャンネルを設定してください。",
        "en": "Please look: nothing can be posted in <{room}> ({id}): {why}. What is to be posted waits in order and is tried every minute. Please invite the app, or set another room for the department.",
    },
    "room.card_failed": {
        "ja": "【要確認】相談 {number} のカードを <{room}> に投稿できませんでした（{why}）。10分ごとに投稿し直します。職員デスクでは対応できます。",
        "en": "Please look: the card of case {number} could not be posted in <{room}>: {why}. It is tried again every 10 minutes. The web desk has the case.",
    },
    "thread.rehoused": {
        "ja": "前のチャンネルに投稿できないため、この相談をここに移しました。",
        "en": "This case was moved here, because its former room takes nothing any more.",
    },
    "report.heading": {"ja": "{department}のまとめ（{days}）", "en": "{department}, {days}"},
    "report.cases": {
        "ja": "受付{opened}件、最初の返信{answered}件{kept}",
        "en": "Opened: {opened}. First replies: {answered}{kept}",
    },
    "report.kept": {"ja": "（期限内{in_time}/{promised}件）", "en": " (in time: {in_time} of {promised})"},
    "report.languages": {"ja": "言語別の受付：{languages}", "en": "Opened by language: {languages}"},
    "report.unanswered": {
        "ja": "自動応答で答えられなかった質問：{count}件（最近の例を続けて示します。個人情報は伏せています）",
        "en": "Questions that the bot could not answer: {count} (the latest follow, personal data is masked)",
    },
    "report.links": {
        "ja": "相談の一覧：{console}/store/caserow/　答えられなかった質問：{console}/store/decisionrow/?turn__status=unanswered_no_match",
        "en": "Cases: {console}/store/caserow/ · Unanswered: {console}/store/decisionrow/?turn__status=unanswered_no_match",
    },
    "thread.call_on_duty": {"ja": "{text}（在席：{people}）", "en": "{text} (On duty: {people})"},
    "thread.owner_away": {
        "ja": "担当の <{owner}> さんが離席のまま受付時間で1時間を過ぎたため、自動で担当者待ちに戻しました。市民が返信を待っています。対応をお願いします。",
        "en": "The owner <{owner}> has been away for an hour of opening time, so this case was given back automatically. The citizen waits for a reply. Please take over.",
    },
    "thread.owner_left": {
        "ja": "担当の <{owner}> さんのアカウントが使えなくなったため、自動で担当者待ちに戻しました。対応をお願いします。",
        "en": "The account of the owner <{owner}> is closed, so this case was given back automatically. Please take over.",
    },
}
