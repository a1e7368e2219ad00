// Every text of the page itself, in Japanese and English. What citizens, staff and the bot wrote stays as written.

import { store } from "./store.js";

const TEXTS = {
  "page.title": ["窓口 Madoguchi シミュレーター", "窓口 Madoguchi Simulator"],
  "page.name": ["シミュレーター", "Simulator"],
  "page.note": ["模擬環境です。この端末の外には何も送信されません", "Simulated; nothing leaves this machine"],
  "page.note.one": [
    "{platform}だけを模擬しています。もう一方は実際のサービスです",
    "Only {platform} is simulated; the other service is real",
  ],
  "page.console": ["管理画面", "Console"],
  "page.panes": ["表示する画面", "Pane to show"],
  "page.lost": ["シミュレーターに接続できません。再接続しています…", "The simulator cannot be reached. Reconnecting…"],
  "page.other": ["English", "日本語"],
  "page.switch": ["English: switch the language of this page", "日本語：この画面を日本語で表示する"],
  "pane.citizen": ["市民", "Citizen"],
  "pane.staff": ["職員", "Staff"],
  "pane.unread": ["（未読あり）", "(unread)"],
  "hook.ok": ["{platform}のWebhook：応答 {status}（{ms}ミリ秒）", "{platform} webhook: answered {status} in {ms} ms"],
  "hook.bad": ["{platform}のWebhookが失敗しました（{status}）", "The {platform} webhook failed ({status})"],
  "hook.silent": ["応答なし", "no answer"],
  "real.line.title": ["LINEは実際のアカウントに接続しています", "LINE is connected for real"],
  "real.line": [
    "この画面ではLINEを模擬していません。市民としての動作は、LINEアプリから公式アカウントに話しかけてご確認ください。",
    "This page does not simulate LINE. To try the citizen's side, write to the official account in the LINE app.",
  ],
  "real.slack.title": ["Slackは実際のワークスペースに接続しています", "Slack is connected for real"],
  "real.slack": [
    "この画面ではSlackを模擬していません。職員としての動作は、Slackアプリでご確認ください。",
    "This page does not simulate Slack. To try the staff side, use the Slack app.",
  ],

  "citizens.label": ["市民を選ぶ", "Choose a citizen"],
  "citizens.new": ["市民を追加", "New citizen"],
  "citizens.new.short": ["追加", "New"],
  "citizens.first": ["さくら", "Emma"],
  "citizens.names": ["さくら,健太,美咲,陽菜,大輔,和子", "Emma,Liam,Olivia,Noah,Sofia,Kenji"],
  "citizens.none": [
    "市民がまだいません。「市民を追加」を押すと会話を始められます。",
    "There is no citizen yet. Add one to start a conversation.",
  ],
  "citizens.unread": ["未読{n}件", "{n} unread"],
  "citizens.blocked": ["ブロック中", "blocking"],
  "citizens.ja": ["日本語", "Japanese"],
  "citizens.en": ["英語", "English"],
  "new.title": ["市民を追加", "New citizen"],
  "new.name": ["表示名", "Display name"],
  "new.language": ["LINEの言語設定", "Language of the LINE profile"],
  "new.follow": ["公式アカウントを友だち追加する", "Add the official account as a friend"],
  "new.create": ["追加する", "Add"],
  "new.name.missing": ["表示名を入力してください。", "Enter a display name."],
  "dialog.cancel": ["キャンセル", "Cancel"],
  "dialog.close": ["閉じる", "Close"],

  "line.phone": ["{name}さんのスマートフォン", "{name}'s phone"],
  "line.log": ["{name}とのトーク", "Chat with {name}"],
  "line.official": ["公式アカウント", "Official account"],
  "line.block": ["ブロック", "Block"],
  "line.follow": ["友だち追加", "Add friend"],
  "line.unblock": ["ブロック解除", "Unblock"],
  "line.blocking": ["このアカウントをブロックしています。", "You are blocking this account."],
  "line.input": ["メッセージ", "Message"],
  "line.placeholder": ["メッセージを入力", "Write a message"],
  "line.send": ["送信", "Send"],
  "line.plus": ["スタンプ・写真・位置情報を送る", "Send a sticker, picture or location"],
  "line.sticker": ["スタンプ", "Sticker"],
  "line.image": ["写真", "Picture"],
  "line.location": ["位置情報", "Location"],
  "line.video": ["動画", "Video"],
  "line.audio": ["音声", "Audio"],
  "line.file": ["ファイル", "File"],
  "line.stickers": ["送るスタンプを選ぶ", "Choose a sticker"],
  "line.sticker.send": ["スタンプ {id} を送る", "Send sticker {id}"],
  "line.read": ["既読", "Read"],
  "line.reply": ["応答", "reply"],
  "line.push": ["プッシュ", "push"],
  "line.reply.title": [
    "応答メッセージ（月間の通数に数えられません）",
    "Reply message (not counted in the monthly quota)",
  ],
  "line.push.title": ["プッシュメッセージ（月間の通数に数えられます）", "Push message (counted in the monthly quota)"],
  "line.unsent": ["メッセージの送信を取り消しました", "Message unsent"],
  "line.unsend": ["送信取消", "Unsend"],
  "line.menu": ["このメッセージのメニュー", "Menu of this message"],
  "line.typing": ["返信を準備しています", "Preparing a reply"],
  "line.quick": ["返信の候補", "Quick replies"],
  "line.carousel": ["横に並んだカード（{n}枚）", "Row of {n} cards"],
  "line.latest": ["最新のメッセージへ", "Latest messages"],
  "line.from": ["{name}（{account}）", "{name} from {account}"],
  "line.you": ["自分", "You"],
  "line.unknown": ["この画面では表示できない形式です（{type}）", "This kind of message cannot be shown here ({type})"],
  "line.place": ["みなと川駅前", "Minatogawa Station"],
  "line.address": ["みなと川市本町1丁目1番1号", "1-1-1 Honcho, Minatogawa"],
  "line.empty": ["まだメッセージはありません。", "No messages yet."],
  "line.copied": ["コピーしました。", "Copied."],
  "line.date": ["日時を選ぶ", "Choose a date and time"],
  "line.date.send": ["決定", "OK"],
  "line.failed": ["送信できませんでした。もう一度お試しください。", "This could not be sent. Please try again."],
  "hook.undelivered": [
    "ボットがWebhookを受け取れませんでした（{status}）。",
    "The bot did not accept the webhook ({status}).",
  ],

  "slack.workspace": ["職員用ワークスペース", "Staff workspace"],
  "slack.rooms": ["チャンネル", "Channels"],
  "slack.home": ["窓口（ホーム）", "Madoguchi (Home)"],
  "slack.home.empty": ["アプリはまだ何も表示していません。", "The app shows nothing yet."],
  "slack.unread": ["未読{n}件", "{n} unread"],
  "slack.me": ["操作する職員", "Acting as"],
  "slack.log": ["{room} のメッセージ", "Messages in {room}"],
  "slack.empty": ["まだ投稿はありません。", "No posts yet."],
  "slack.app": ["アプリ", "APP"],
  "slack.edited": ["（編集済み）", "(edited)"],
  "slack.deleted": ["このメッセージは削除されました。", "This message was deleted."],
  "slack.replies": ["{n}件の返信", "{n} replies"],
  "slack.replies.one": ["1件の返信", "1 reply"],
  "slack.last": ["最終返信 {time}", "Last reply {time}"],
  "slack.reply": ["スレッドで返信", "Reply in thread"],
  "slack.thread": ["スレッド", "Thread"],
  "slack.thread.log": ["スレッドのメッセージ", "Messages of the thread"],
  "slack.thread.close": ["スレッドを閉じる", "Close the thread"],
  "slack.thread.input": ["スレッドに返信", "Reply in the thread"],
  "slack.room.input": ["{room} へのメッセージ", "Message to {room}"],
  "slack.room.placeholder": ["メッセージを送信", "Send a message"],
  "slack.send": ["送信", "Send"],
  "slack.only": ["あなただけに表示されています", "Only visible to you"],
  "slack.overflow": ["その他の操作", "More actions"],
  "slack.choose": ["選択してください", "Choose"],
  "slack.failed": [
    "操作を受け付けられませんでした（{status}）。もう一度お試しください。",
    "This action was not accepted ({status}). Please try again.",
  ],
  "slack.trouble": ["接続できませんでした。もう一度お試しください。", "We had some trouble connecting. Try again?"],
  "slack.latest": ["最新の投稿へ", "Latest posts"],
  "slack.optional": ["（任意）", "(optional)"],
  "slack.required": ["この項目は必須です。", "Please complete this required field."],
  "slack.short": ["{n}文字以上で入力してください。", "Use at least {n} characters."],
  "slack.submit": ["送信", "Submit"],
  "slack.confirm": ["はい", "Yes"],
  "slack.deny": ["キャンセル", "Cancel"],
  "slack.unknown": ["この画面では表示できないブロックです（{type}）", "This block cannot be shown here ({type})"],
  "slack.file.deleted": ["このファイルは削除されました。", "This file was deleted."],
  "slack.attached": ["添付", "Attachment"],

  "time.today": ["今日", "Today"],
  "time.yesterday": ["昨日", "Yesterday"],
};

const LANGUAGES = ["ja", "en"];

/** The text for `key` with its {places} filled. */
export function t(key, places = {}) {
  const text = TEXTS[key]?.[LANGUAGES.indexOf(store.ui.lang)];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? String(places[name]) : whole));
}

/** ?lang= first, then the browser's languages. */
export function pickLanguage(location, languages) {
  const asked = new URLSearchParams(location.search).get("lang");
  if (LANGUAGES.includes(asked)) return asked;
  const first = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => LANGUAGES.includes(tag));
  return first ?? "en";
}
