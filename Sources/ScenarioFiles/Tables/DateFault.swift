import SamplingInspection

/// Why a text is no day written as it should be, as far as one can guess what was meant.
struct DateFault {
  /// What is wrong.
  let message: Wording
  /// What would be right.
  let remedy: Wording

  /// Looks at a text that is not like 2021-09-30.
  init(_ text: String) {
    if let meant = Self.meant(text)?.text {
      message = Wording(zh: "日期的写法不对", en: "the date is written in another way")
      remedy = Wording(zh: "写成 \(meant)", en: "write \(meant)")
    } else if let number = Int(text), (36_526..<73_051).contains(number) {
      message = Wording(zh: "像是 Excel 的日期序号，不是日期", en: "this looks like the serial number of a day in Excel")
      remedy = Wording(
        zh: "在 Excel 里把格式设为 yyyy-mm-dd 再另存", en: "give the cells the format yyyy-mm-dd in Excel and save again")
    } else {
      message = Wording(zh: "不是日期，或没有这一天", en: "this is not a date, or there is no such day")
      remedy = Wording(zh: "写成 2021-09-30 的样子", en: "write it like 2021-09-30")
    }
  }

  /// The day that a text such as 2021/9/30, 2021年9月30日 or 20210930 means.
  private static func meant(_ text: String) -> CalendarDate? {
    var parts = text.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    if parts.count == 1, parts[0].count == 8 {
      parts = [String(parts[0].prefix(4)), String(parts[0].dropFirst(4).prefix(2)), String(parts[0].suffix(2))]
    }
    guard parts.count == 3, parts[0].count == 4 else { return nil }
    return CalendarDate(strict: parts.map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-"))
  }
}
