import SamplingInspection

/// What stands in a column, in the words of those who fill it in.
public struct ColumnMeaning: Sendable {
  /// What its cells hold.
  public enum Kind: Sendable, Equatable {
    /// A key, or a name that rules or other tables refer to.
    case name
    /// Text for people.
    case text
    /// A number.
    case figure
    /// A number that may be written in percent.
    case ratio
    /// A day.
    case date
    /// A scope such as `level=县抽`, or columns joined by `+`.
    case expression
    /// One of a few values; of an open list others will do as well.
    case choice([String], isOpen: Bool)
  }

  /// What its cells hold.
  public let kind: Kind
  /// What it says, in Chinese.
  public let meaning: String
  /// Unit or range, in Chinese; may be empty.
  public let unit: String
  /// What a blank cell means, in Chinese; empty: it must be filled in, or nothing follows from it.
  public let fallback: String

  init(_ kind: Kind, _ meaning: String, _ unit: String = "", blank fallback: String = "") {
    self.kind = kind
    self.meaning = meaning
    self.unit = unit
    self.fallback = fallback
  }

  static let source = ColumnMeaning(.text, "文号和条款；没有公开依据的写“假设：”和理由")
}

extension TableDefinition {
  /// What stands in one of its columns; further columns hold names.
  func meaning(of column: String) -> ColumnMeaning {
    Self.meanings[name]?[column] ?? ColumnMeaning(.name, "自定的列，规则可以引用")
  }

  private static let meanings: [String: [String: ColumnMeaning]] = [
    "counties": countyColumns, "categories": categoryColumns, "funds": fundColumns, "prices": priceColumns,
    "venues": venueColumns, "stocks": stockColumns, "factors": factorColumns, "assigned": assignedColumns,
    "strata": stratumColumns, "lots": lotColumns, "labs": labColumns, "crews": crewColumns,
    "visits": visitColumns,
    "evaluations": evaluationColumns, "pins": pinColumns,
    "rules": ruleColumns, "calendar": calendarColumns, "spread": spreadColumns, "pace": paceColumns,
    "holidays": holidayColumns,
  ]

  /// Whether a row adds up others: 小计, 合计 or 总计 stands where a name should.
  func isSum(_ cells: [String], under names: [String]) -> Bool {
    zip(names, cells).contains { name, cell in
      guard ["小计", "合计", "总计"].contains(cell.filter { !$0.isWhitespace }) else { return false }
      return !name.isEmpty && columns.contains { $0.name == name } && meaning(of: name).kind == .name
    }
  }
}
