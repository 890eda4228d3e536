import SamplingInspection

/// Reads cells as what they must be. A cell that is not gives a finding and a harmless stand-in, so that one reading reports all.
extension Table.Row {
  /// The text of a cell; empty if the column is not there.
  func text(_ column: String) -> String { cells[column] ?? "" }

  /// A text that must not be blank.
  func requiredText(_ column: String, _ findings: inout [Finding]) -> String {
    let text = text(column)
    if text.isEmpty, cells[column] != nil { missing(column, &findings) }
    return text
  }

  /// A name that rules may refer to; blank only with `mayBeBlank`.
  func name(_ column: String, mayBeBlank: Bool = false, _ findings: inout [Finding]) -> String {
    let text = mayBeBlank ? text(column) : requiredText(column, &findings)
    if !text.isEmpty, !Table.isUsableName(text) {
      refuse(
        column, text,
        Wording(zh: "名称里不能有 / | ; = ! + 和控制字符", en: "a name must not hold / | ; = ! + or control characters"),
        remedy: Wording(zh: "改用别的字符", en: "use other characters"), &findings)
    }
    return text
  }

  /// A decimal number in a range with at most so many decimals.
  func decimal(
    _ column: String, in range: ClosedRange<Int64>, decimals: Int, default fallback: ExactDecimal? = nil,
    isRatio: Bool = false, _ findings: inout [Finding]
  ) -> ExactDecimal {
    let text = text(column)
    if text.isEmpty {
      if let fallback { return fallback }
      if cells[column] != nil { missing(column, &findings) }
      return ExactDecimal(range.lowerBound)
    }
    guard let value = isRatio ? ratio(text) : ExactDecimal(strict: text) else {
      refuse(
        column, text, Wording(zh: "不是数", en: "this is not a number"),
        remedy: numberRemedy(column, text, isRatio: isRatio), &findings)
      return ExactDecimal(range.lowerBound)
    }
    if value < ExactDecimal(range.lowerBound) || value > ExactDecimal(range.upperBound) {
      let hint = isRatio ? Wording(zh: "，例如 0.9 或 90%", en: ", such as 0.9 or 90%") : Wording(zh: "", en: "")
      refuse(
        column, text,
        Wording(zh: "超出允许范围", en: "this is out of range"),
        remedy: Wording(
          zh: "\(range.lowerBound) 到 \(range.upperBound) 之间的数\(hint.zh)",
          en: "a number from \(range.lowerBound) to \(range.upperBound)\(hint.en)"), &findings)
      return ExactDecimal(range.lowerBound)
    }
    if value.decimals > decimals {
      refuse(
        column, text, Wording(zh: "小数位太多", en: "too many decimals"),
        remedy: decimals == 0
          ? Wording(zh: "整数", en: "a whole number")
          : Wording(zh: "最多 \(decimals) 位小数", en: "at most \(decimals) decimals"), &findings)
      return ExactDecimal(range.lowerBound)
    }
    return value
  }

  /// A whole number in a range.
  func integer(
    _ column: String, in range: ClosedRange<Int64>, default fallback: Int64? = nil, _ findings: inout [Finding]
  ) -> Int64 {
    decimal(column, in: range, decimals: 0, default: fallback.map { ExactDecimal($0) }, &findings).mantissa
  }

  /// Yuan, at most two decimals.
  func yuan(
    _ column: String, upTo limit: Int64 = 1_000_000_000_000, default fallback: Int64? = nil, _ findings: inout [Finding]
  ) -> Money {
    let value = decimal(
      column, in: 0...limit, decimals: 2, default: fallback.map { ExactDecimal($0) }, &findings)
    return Money(fen: value.scaled(to: 2) ?? 0)
  }

  /// A day; blank gives nil.
  func date(_ column: String, _ findings: inout [Finding]) -> CalendarDate? {
    let text = text(column)
    if text.isEmpty { return nil }
    if let date = CalendarDate(strict: text) { return date }
    refuse(
      column, text, Wording(zh: "不是日期", en: "this is not a date"),
      remedy: Wording(zh: "写成 2021-09-30 的样子", en: "write it like 2021-09-30"), &findings)
    return nil
  }

  /// A scope; whether its columns and values exist is checked later.
  func scope(_ column: String, _ findings: inout [Finding]) -> Scope {
    if let scope = Scope(text(column)) { return scope }
    refuse(
      column, text(column), Wording(zh: "不是范围", en: "this is not a scope"),
      remedy: Wording(
        zh: "写成“列=值|值;列!=值”，例如“level=县抽;risk=高|较高”",
        en: "write column=value|value;column!=value, such as level=县抽;risk=高|较高"),
      &findings)
    return Scope(conditions: [])
  }

  /// The source of the row; it must say something.
  func source(_ findings: inout [Finding]) -> String {
    let text = text("source")
    if text.isEmpty, cells["source"] != nil {
      refuse(
        "source", nil, Wording(zh: "没有写依据", en: "no source is given"),
        remedy: Wording(
          zh: "写明文号和条款；没有公开依据的写“假设：”和理由", en: "name the document and paragraph, or write “assumption: ” and why"),
        &findings)
    }
    return text
  }

  /// Adds a finding on a cell of this row.
  func refuse(_ column: String, _ value: String?, _ message: Wording, remedy: Wording, _ findings: inout [Finding]) {
    findings.append(Finding(at: place(column), value: value, message, remedy: remedy))
  }

  private func missing(_ column: String, _ findings: inout [Finding]) {
    refuse(
      column, nil, Wording(zh: "单元格是空的", en: "the cell is blank"),
      remedy: Wording(zh: "填上数值", en: "fill it in"), &findings)
  }

  /// "0.9" or "90%", exactly.
  private func ratio(_ text: String) -> ExactDecimal? {
    guard text.last == "%" else { return ExactDecimal(strict: text) }
    guard let percent = ExactDecimal(strict: text.dropLast()), percent.decimals <= 16 else { return nil }
    return ExactDecimal(percent.mantissa, decimals: percent.decimals + 2)
  }

  private func numberRemedy(_ column: String, _ text: String, isRatio: Bool) -> Wording {
    if text.contains("万") {
      return column.hasSuffix("_yuan")
        ? Wording(
          zh: "表头以元为单位：写成元的数，或把表头改为 \(column.dropLast(5))_wanyuan",
          en: "the heading is in yuan: write yuan, or change the heading to \(column.dropLast(5))_wanyuan")
        : Wording(zh: "写出全部数字，不带“万”", en: "write out all digits without 万")
    }
    if text.contains(",") || text.contains("，") {
      return Wording(zh: "去掉千位分隔符", en: "leave out thousands separators")
    }
    if isRatio { return Wording(zh: "写成 0.9 或 90% 的样子", en: "write it like 0.9 or 90%") }
    if text.contains("%") { return Wording(zh: "这里不是比例，去掉 %", en: "this is no ratio; leave out %") }
    return Wording(zh: "只用数字和一个小数点，例如 12.5", en: "use digits and one point only, such as 12.5")
  }
}
