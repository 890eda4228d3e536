import Foundation
import SamplingInspection

/// What the words of somebody's own table mean here: a row for each sheet, heading or value that is not ours.
public struct TableMapping: Sendable {
  /// What a heading stands for.
  enum Heading: Equatable {
    /// Its cells are values of a column.
    case column(String)
    /// Its cells are batches within a scope.
    case batches(Scope)
    /// It means nothing here.
    case ignored
  }

  /// Scope of each sheet that is to be read; empty: the sheets are to be found.
  private(set) var sheets: [String: Scope] = [:]
  /// What headings mean, by heading.
  private(set) var headings: [String: Heading] = [:]
  /// What values mean, by value.
  private(set) var values: [String: Scope] = [:]
  /// What values mean that hold a text, such as `*省级*`.
  private var patterns: [(part: String, scope: Scope)] = []
  /// Values whose rows are left out.
  private var left: Set<String> = []

  /// What a value means; nil if nothing is said of it.
  func value(_ word: String) -> Scope? { values[word] ?? patterns.first { word.contains($0.part) }?.scope }

  /// Whether rows with a value are left out.
  func leavesOut(_ word: String) -> Bool { left.contains(word) }

  /// No words but ours.
  public init() {}

  /// Reads a mapping table from disk.
  public init(file: URL) throws(FindingsError) {
    guard let data = try? Data(contentsOf: file) else {
      throw FindingsError([
        Finding(
          at: .init(file: file.path), Wording(zh: "无法读取对照表", en: "the mapping cannot be read"),
          remedy: Wording(zh: "检查路径和权限", en: "check its path and permissions"))
      ])
    }
    try self.init([UInt8](data), file: file.lastPathComponent)
  }

  /// Reads a mapping table.
  ///
  /// - Throws: ``FindingsError`` with every row that is not understood.
  public init(_ bytes: [UInt8], file: String) throws(FindingsError) {
    var findings: [Finding] = []
    let table = Table(.mapping.named(file), &findings) { () throws(FindingsError) in
      try CommaSeparatedValues(bytes, file: file).rows
    }
    for row in table.rows { read(row, &findings) }
    if !findings.isEmpty { throw FindingsError(findings) }
  }

  private mutating func read(_ row: Table.Row, _ findings: inout [Finding]) {
    let part = row.requiredText("part", &findings)
    let theirs = row.requiredText("theirs", &findings)
    let ours = row.text("ours")
    if part.isEmpty || theirs.isEmpty { return }
    let word = Self.word(theirs)
    let isTwice: Bool
    switch part {
    case "sheet", "工作表": isTwice = sheets.updateValue(row.scope("ours", &findings), forKey: theirs) != nil
    case "column", "列":
      let heading: Heading
      if ours.isEmpty {
        heading = .ignored
      } else if !ours.contains("=") {
        heading = ours == "batches" || ours == "批次" ? .batches(Scope(conditions: [])) : .column(ours)
      } else {
        heading = .batches(row.scope("ours", &findings))
      }
      isTwice = headings.updateValue(heading, forKey: word) != nil
    case "value", "值":
      let scope = row.scope("ours", &findings)
      if scope.isEverything {
        row.refuse(
          "ours", nil, Wording(zh: "没有写这个值在本系统里是什么", en: "it does not say what the value is here"),
          remedy: Wording(zh: "写成“列=值”，例如“class=酒类”", en: "write column=value, such as class=酒类"), &findings)
      }
      if word.count > 2, word.hasPrefix("*"), word.hasSuffix("*") {
        let part = String(word.dropFirst().dropLast())
        isTwice = patterns.contains { $0.part == part }
        patterns.append((part, scope))
      } else {
        isTwice = values.updateValue(scope, forKey: word) != nil
      }
    case "leave", "略去": isTwice = !left.insert(word).inserted
    default:
      row.refuse(
        "part", part, Wording(zh: "不认识的种类", en: "unknown part"),
        remedy: Wording(zh: "写“工作表”“列”“值”或“略去”", en: "write sheet, column, value or leave"), &findings)
      return
    }
    if isTwice {
      row.refuse(
        "theirs", theirs, Wording(zh: "同样的词写了两行", en: "the word has two rows"),
        remedy: Wording(zh: "删去一行", en: "remove one of them"), &findings)
    }
  }

  /// A heading or value without spaces and line breaks, and with brackets of one width, so that it is found again.
  static func word(_ text: String) -> String {
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !" \t\n\r\u{3000}\u{A0}".unicodeScalars.contains(scalar) {
      switch scalar {
      case "（": word.append("(")
      case "）": word.append(")")
      default: word.append(scalar)
      }
    }
    return String(word)
  }
}
