"""Fixed texts about the files of a reply, and about replies from a thread."""

THREAD_REPLIES: dict[str, dict[str, str]] = {
    "thread_reply.facts": {
        "ja": "まだ送っていません。「送信する」を押すと、市民のLINEに次のように届きます。差出人：{department}",
        "en": "Not sent yet. If you press Send, the citizen will read this on LINE, from {department}:",
    },
    "thread_reply.not_sent": {"ja": "市民には送っていません。{why}", "en": "Not sent to the citizen. {why}"},
    "thread_reply.claim_first": {
        "ja": "スレッドから送れるのは担当者だけです。先に「担当する」を押してください。",
        "en": "Only the owner of a case can send from its thread: please press Claim first.",
    },
    "thread_reply.files": {
        "ja": "スレッドの添付ファイルは送れません。カードの「返信」から添付してください。",
        "en": "Files in a thread cannot be sent. Please attach them to a reply from the card.",
    },
    "thread_reply.too_long": {
        "ja": "スレッドから送るには長すぎます。カードの「返信」から送ってください。",
        "en": "It is too long to be sent from the thread. Please use Reply on the card.",
    },
}
ATTACH: dict[str, dict[str, str]] = {
    "attach.label": {"ja": "画像・ファイルを添付", "en": "Attach pictures or files"},
    "attach.hint": {
        "ja": "JPEG・PNG・PDF・Word・Excel・PowerPoint、1件10 MBまで、4件まで。画像の位置情報は取り除いて送ります。",
        "en": "JPEG, PNG, PDF, Word, Excel or PowerPoint; 10 MB each, up to four. Places in pictures are removed.",
    },
    "attach.empty": {
        "ja": "「{name}」は中身が空のため、添付していません。",
        "en": "“{name}” is empty and was not attached.",
    },
    "attach.too_large": {
        "ja": "「{name}」は大きすぎるため、添付していません。10 MBまでのファイルを選んでください。",
        "en": "“{name}” is too large and was not attached. Please choose a file of up to 10 MB.",
    },
    "attach.too_many": {
        "ja": "「{name}」は添付していません。1回の返信に添付できるのは4件までです。",
        "en": "“{name}” was not attached: a reply takes up to four files.",
    },
    "attach.wrong_type": {
        "ja": (
            "「{name}」は送れない種類のため、添付していません。"
            "JPEG・PNG・PDF、またはマクロのないdocx・xlsx・pptxにしてください。"
        ),
        "en": (
            "“{name}” is of a kind that cannot be sent and was not attached. "
            "Please make it a JPEG, PNG, PDF, or a docx, xlsx or pptx without macros."
        ),
    },
    "attach.other_than_named": {
        "ja": "「{name}」は名前の拡張子と中身が違うため、添付していません。ファイルを確認してください。",
        "en": "“{name}” was not attached: its content is not what the ending of its name says. Please check the file.",
    },
    "attach.gone": {
        "ja": "「{name}」をSlackから取得できませんでした。もう一度選ぶか、管理者にお知らせください（権限 files:read）。",
        "en": "“{name}” could not be fetched from Slack. Please choose it again, or tell an administrator (files:read).",
    },
    "attach.lost": {
        "ja": "添付ファイルの保存期間が過ぎました。もう一度添付してください。",
        "en": "The files are no longer kept. Please attach them again.",
    },
    "attach.fetching": {
        "ja": "添付ファイルを確認しています。まだ送っていません。数秒待って、もう一度「送信する」を押してください。",
        "en": "The files are being checked. Nothing is sent yet: please wait some seconds and press Send once more.",
    },
    "attach.unreadable": {
        "ja": "「{name}」は画像として開けないか画素数が多すぎるため、添付していません。保存し直してください。",
        "en": "“{name}” was not attached: it is no readable picture, or too large a one. Please save it anew.",
    },
}
