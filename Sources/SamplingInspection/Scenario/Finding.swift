/// One thing that is wrong, or worth a second look, in what a user handed over.
public struct Finding: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: Sendable, Hashable {
    /// Nothing can be planned until it is mended.
    case error
    /// Planning goes on.
    case warning
  }

  /// Where it stands.
  public struct Place: Sendable, Hashable {
    /// Name of the file, relative to the scenario.
    public var file: String
    /// Name of the sheet, if the file is a workbook.
    public var sheet: String?
    /// Line or row, counted from 1; nil if the whole file or sheet is meant.
    public var line: Int?
    /// Heading of the column or key; nil if the whole line is meant.
    public var column: String?
    /// Address of the cell on the sheet, such as `D7`; nil if there is no one cell.
    public var cell: String?

    /// Makes a place.
    public init(
      file: String, sheet: String? = nil, line: Int? = nil, column: String? = nil, cell: String? = nil
    ) {
      self.file = file
      self.sheet = sheet
      self.cell = cell
      self.line = line
      self.column = column
    }

    /// File, line and column in words; of a workbook the sheet and cell, as in `方案.xlsx 规则!D7`.
    public func text(_ language: Language) -> String {
      var text = sheet.map { "\(file) \($0)" } ?? file
      if let cell { return "\(text)!\(cell)" }
      if let line { text += language == .zh ? " 第\(line)行" : ", \(sheet == nil ? "line" : "row") \(line)" }
      if let column {
        // On a sheet of keys a key that is missing has no row.
        let isCell = sheet == nil ? file.hasSuffix(".csv") : line != nil
        text += language == .zh ? "“\(column)”\(isCell ? "列" : "项")" : ", \(isCell ? "column" : "key") \(column)"
      }
      return text
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// Where it stands.
  public let place: Place
  /// The value that stands there, if there is one.
  public let value: String?
  /// What is wrong.
  public let message: Wording
  /// What would be right.
  public let remedy: Wording

  /// Makes a finding.
  public init(
    _ severity: Severity = .error, at place: Place, value: String? = nil, _ message: Wording, remedy: Wording
  ) {
    self.severity = severity
    self.place = place
    self.value = value
    self.message = message
    self.remedy = remedy
  }

  /// One line: file, line, column, value, what is wrong, what would be right.
  public func text(_ language: Language) -> String {
    var parts = place.text(language)
    if let value { parts += language == .zh ? "，值“\(Self.shown(value))”" : ", value “\(Self.shown(value))”" }
    let separator = language == .zh ? "：" : ": "
    let remedyWord = language == .zh ? "。建议：" : ". Remedy: "
    return parts + separator + message(language) + remedyWord + remedy(language) + (language == .zh ? "。" : ".")
  }

  /// The beginning of a value on one line, with signs in place of what would break it.
  private static func shown(_ value: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in value.unicodeScalars.prefix(60) {
      switch scalar {
      case "\n", "\r": shown.append("⏎")
      case "\t": shown.append("⇥")
      default: shown.append(scalar.value < 32 || scalar.value == 127 ? "\u{FFFD}" : scalar)
      }
    }
    return String(shown)
  }
}
