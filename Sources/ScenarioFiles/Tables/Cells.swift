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
    if !text.isEmpty, let fault = NameFault.find(in: text) {
      refuse(column, text, fault.message, remedy: fault.remedy, &findings)
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
    guard let value = isRatio ? ExactDecimal(typedRatio: text) : ExactDecimal(typed: text) else {
      let fault = NumberFault(text, column: column, isRatio: isRatio)
      refuse(column, text, fault.message, remedy: fault.remedy, &findings)
      return ExactDecimal(range.lowerBound)
    }
    if value < ExactDecimal(range.lowerBound) || value > ExactDecimal(range.upperBound) {
      let isPercent = isRatio && value > ExactDecimal(1) && value <= ExactDecimal(100)
      let hint =
        isPercent
        ? Wording(zh: "；如果是百分之 \(text)，写成 \(text)%", en: "; if \(text) per cent is meant, \(text)%")
        : isRatio ? Wording(zh: "，例如 0.9 或 90%", en: ", such as 0.9 or 90%") : Wording(zh: "", en: "")
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
        column, text,
        decimals == 0
          ? Wording(zh: "不是整数", en: "this is not a whole number") : Wording(zh: "小数位太多", en: "too many decimals"),
        remedy: decimals == 0
          ? Wording(zh: "写成整数", en: "write a whole number")
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
    let fault = DateFault(text)
    refuse(column, text, fault.message, remedy: fault.remedy, &findings)
    return nil
  }

  /// A scope; whether its columns and values exist is checked later.
  func scope(_ column: String, _ findings: inout [Finding]) -> Scope {
    let text = text(column)
    if let scope = Scope(text) { return scope }
    let narrow = TypedNumber.narrow(text)
    let isWide = narrow != text && Scope(narrow) != nil
    refuse(
      column, text, Wording(zh: "不是范围", en: "this is not a scope"),
      remedy: isWide
        ? Wording(zh: "符号用半角，写成“\(narrow)”", en: "use half-width signs: \(narrow)")
        : Wording(
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

  /// Adds a finding on a last day that is before the first one, which stands in another column.
  func refuse(
    _ column: String, _ last: CalendarDate, before first: CalendarDate, _ heading: Wording, _ findings: inout [Finding]
  ) {
    refuse(
      column, last.text,
      Wording(zh: "早于“\(heading.zh)” \(first.text)", en: "it is before \(heading.en), \(first.text)"),
      remedy: Wording(zh: "改正其中一个", en: "correct one of them"), &findings)
  }

  private func missing(_ column: String, _ findings: inout [Finding]) {
    refuse(
      column, nil, Wording(zh: "单元格是空的", en: "the cell is blank"),
      remedy: Wording(zh: "填上内容", en: "fill it in"), &findings)
  }
}
