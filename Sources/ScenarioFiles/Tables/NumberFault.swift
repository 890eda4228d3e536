import SamplingInspection

/// Why a text is no number, as far as one can guess what was meant.
struct NumberFault {
  /// What is wrong.
  let message: Wording
  /// What would be right.
  let remedy: Wording

  /// Looks at a text that is no plain decimal.
  ///
  /// - Parameter column: heading above it; whether it says yuan matters for 万.
  init(_ text: String, column: String, isRatio: Bool) {
    let notNumber = Wording(zh: "不是数", en: "this is not a number")
    let narrow = TypedNumber.narrow(text)
    if text.hasPrefix("#") {
      message = Wording(zh: "是 Excel 的公式错误，不是数", en: "this is an error of an Excel formula, not a number")
      remedy = Wording(zh: "在 Excel 里改正公式，再保存", en: "correct the formula in Excel and save again")
    } else if narrow.contains("万") || narrow.contains("亿") {
      let full = Self.writtenOut(narrow).map { "，即 \($0)" } ?? ""
      message = notNumber
      remedy =
        column == "amount_yuan"
        ? Wording(
          zh: "这一列以元为单位：写成元\(full)，或把表头改为 amount_wanyuan（金额(万元)）",
          en: "the column is in yuan: write yuan, or change the heading to amount_wanyuan")
        : column == "amount_wanyuan"
          ? Wording(zh: "这一列已以万元为单位，去掉“万”", en: "the column is in 万元 already; leave out 万")
          : Wording(zh: "写出全部数字\(full)", en: "write out all digits\(full.replacing("，即", with: ":"))")
    } else if Self.isPlain(narrow) {
      message = Wording(zh: "位数太多，最多 18 位", en: "there are more than 18 digits")
      remedy = Wording(zh: "核对这个数，去掉多余的位数", en: "check the number and leave out digits that mean nothing")
    } else if Self.isScientific(narrow) {
      message = Wording(zh: "是科学计数法，位数可能已经丢失", en: "this is scientific notation, and digits may have been lost")
      remedy = Wording(
        zh: "在 Excel 里把这一列的格式改为“文本”，重新录入全部数字", en: "make the column text in Excel and write out all digits")
    } else if narrow.contains("%") {
      message = notNumber
      remedy =
        isRatio
        ? Wording(zh: "写成 0.9 或 90% 的样子", en: "write it like 0.9 or 90%")
        : Wording(zh: "这里不是比例，去掉 %", en: "this is no ratio; leave out %")
    } else if Self.hasSeparators(narrow) {
      message = Wording(
        zh: "逗号、撇号或空格的位置可以有几种读法", en: "commas, apostrophes or spaces stand so that it can be read in several ways")
      remedy = Wording(
        zh: "去掉分隔符，小数点用“.”，例如 1234 或 12.5", en: "leave out separators and write a point, such as 1234 or 12.5")
    } else if isRatio {
      message = notNumber
      remedy = Wording(zh: "写成 0.9 或 90% 的样子", en: "write it like 0.9 or 90%")
    } else {
      message = notNumber
      remedy = Wording(
        zh: "只用数字和一个小数点，不带单位和文字，例如 12.5", en: "use digits and one point only, without units, such as 12.5")
    }
  }

  /// The number that one before 万 or 亿 stands for.
  private static func writtenOut(_ text: String) -> String? {
    for (word, zeros) in [("万", 4), ("亿", 8)] {
      guard let place = text.firstRange(of: word), let number = ExactDecimal(strict: text[..<place.lowerBound]),
        number.decimals <= zeros, text[place.upperBound...].allSatisfy({ "元人家批次".contains($0) })
      else { continue }
      return number.scaled(to: zeros).map(String.init)
    }
    return nil
  }

  /// Whether it is digits with at most one point between them, whatever their number.
  private static func isPlain(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  private static func isScientific(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard parts.count == 2, isPlain(String(parts[0])) else { return false }
    let exponent = parts[1].first.map { "+-".contains($0) } == true ? parts[1].dropFirst() : parts[1]
    return isPlain(String(exponent))
  }

  /// Whether only commas, apostrophes or spaces keep it from being a number.
  private static func hasSeparators(_ text: String) -> Bool {
    isPlain(text.filter { !", '’\u{3000}".contains($0) })
  }
}
