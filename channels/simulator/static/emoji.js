// The emoji names that staff and the bot use most; any other name stays as :name:, as in plain text.

export const EMOJI = {
  "+1": "👍", "-1": "👎", thumbsup: "👍", thumbsdown: "👎", ok_hand: "👌", clap: "👏", pray: "🙏", bow: "🙇", wave: "👋",
  raised_hands: "🙌", point_right: "👉", muscle: "💪", smile: "😄", smiley: "😃", grinning: "😀", blush: "😊", wink: "😉",
  slightly_smiling_face: "🙂", joy: "😂", sob: "😭", cry: "😢", sweat_smile: "😅", thinking_face: "🤔", heart: "❤️",
  tada: "🎉", sparkles: "✨", star: "⭐", bulb: "💡", warning: "⚠️", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌",
  o: "⭕", question: "❓", exclamation: "❗", bell: "🔔", lock: "🔒", eyes: "👀", information_source: "ℹ️", speech_balloon: "💬",
  telephone_receiver: "📞", phone: "☎️", iphone: "📱", email: "📧", envelope: "✉️", memo: "📝", clipboard: "📋", calendar: "📅",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", alarm_clock: "⏰", office: "🏢", hospital: "🏥", school: "🏫", house: "🏠",
  round_pushpin: "📍", world_map: "🗺️", train: "🚆", bus: "🚌", recycle: "♻️", wastebasket: "🗑️", baby: "👶", jp: "🇯🇵",
  bust_in_silhouette: "👤", robot_face: "🤖", large_green_circle: "🟢", large_yellow_circle: "🟡", red_circle: "🔴",
  large_blue_circle: "🔵", white_circle: "⚪", sos: "🆘", inbox_tray: "📥", outbox_tray: "📤", raised_hand: "✋",
};

export function emoji(name) {
  return EMOJI[name.replace(/::skin-tone-\d$/, "")] ?? null;
}
