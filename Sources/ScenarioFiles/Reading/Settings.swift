import SamplingInspection

/// One change for one run, such as `quota.at_least=4.7`.
public struct Setting: Sendable, Equatable {
  /// Id of a rule, `fund:`, `pin:`, `lab:` or `lot:` with its key, or `budget`.
  public let target: String
  /// Column of its table.
  public let column: String
  /// The new value, as text.
  public let value: String

  /// Reads `TARGET.COLUMN=VALUE`; nil if it is not of that form.
  public init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard let equals = scalars.firstIndex(of: "="), let point = scalars[..<equals].lastIndex(of: ".") else {
      return nil
    }
    target = String(scalars[..<point])
    column = String(scalars[scalars.index(after: point)..<equals])
    value = String(scalars[scalars.index(after: equals)...])
    if target.isEmpty || column.isEmpty { return nil }
  }

  /// The form that ``init(_:)`` reads.
  public var text: String { "\(target).\(column)=\(value)" }
}

extension ScenarioReader {
  /// Puts changed values into the rows of rules, funds, pins, laboratories and lots and into the heading.
  func apply(
    _ settings: [Setting], to tables: inout [String: Table], _ heading: inout Heading, _ findings: inout [Finding]
  ) {
    for setting in settings {
      if setting.target == "budget", setting.column == "scale" {
        heading.budgetScale = number(setting, in: 0...10, decimals: 9, &findings)
        continue
      }
      if setting.target == "discovery", setting.column == "weight" {
        heading.discoveryWeight = number(setting, in: 0...1, decimals: 6, &findings)
        continue
      }
      let cell = SettingCell(setting)
      guard cell.mayBeSet, let row = tables[cell.table]?.rows.firstIndex(where: { $0.cells[cell.key] == cell.name })
      else {
        findings.append(refusal(of: setting, cell, tables))
        continue
      }
      let place = Finding.Place(file: "--set", column: "\(setting.target).\(setting.column)")
      tables[cell.table]?.rows[row].cells[setting.column] = setting.value.trimmingSpaces().composed
      tables[cell.table]?.rows[row].places[setting.column] = place
      // An amount stands in one of two columns, and a pin without a bound is dropped.
      if let other = cell.otherUnit { tables[cell.table]?.rows[row].cells[other] = "" }
      if cell.table == "pins", let pin = tables["pins"]?.rows[row],
        SettingCell.bounds.allSatisfy({ pin.text($0).isEmpty })
      {
        tables["pins"]?.rows.remove(at: row)
      }
    }
  }

  private func refusal(of setting: Setting, _ cell: SettingCell, _ tables: [String: Table]) -> Finding {
    let known = (tables[cell.table]?.rows ?? []).map { $0.text(cell.key) }
    switch cell.table {
    case "funds", "pins", "labs", "lots":
      let (name, columns) = (cell.table + ".csv", cell.columns)
      return Finding(
        at: .init(file: "--set"), value: setting.text,
        Wording(zh: "\(name) 没有这一行，或这一列不能改", en: "\(name) has no such row, or the column cannot be set"),
        remedy: Wording(
          zh: "编号有：\(known.joined(separator: "、"))；可改的列：\(columns.joined(separator: "、"))",
          en: "rows are \(known.joined(separator: ", ")); columns \(columns.joined(separator: ", "))"))
    default:
      return Finding(
        at: .init(file: "--set"), value: setting.text,
        Wording(zh: "没有这条规则或这一列", en: "there is no such rule or column"),
        remedy: Wording(
          zh: "规则有：" + known.joined(separator: "、")
            + "，以及 budget.scale、discovery.weight、fund:经费代码.amount_yuan、pin:编号.at_least、lab:承检机构.annual_batches、lot:标段.lab",
          en: "rules are " + known.joined(separator: ", ")
            + ", and there are budget.scale, discovery.weight, fund:CODE.amount_yuan, pin:KEY.at_least, lab:CODE.annual_batches and lot:CODE.lab"
        ))
    }
  }

  /// A number of the heading.
  private func number(
    _ setting: Setting, in range: ClosedRange<Int64>, decimals: Int, _ findings: inout [Finding]
  ) -> ExactDecimal {
    let name = "\(setting.target).\(setting.column)"
    let row = Table.Row(
      file: "--set", line: 1, cells: [name: setting.value], places: [name: .init(file: "--set", column: name)])
    return row.decimal(name, in: range, decimals: decimals, &findings)
  }
}

/// The cell of a table that a setting changes.
private struct SettingCell {
  static let bounds = ["at_least", "at_most", "exactly"]
  private static let amounts = ["amount_yuan", "amount_wanyuan"]

  let table: String
  /// Heading of the keys.
  let key: String
  /// The key.
  let name: String
  /// Columns that may be set.
  let columns: [String]
  private let column: String

  init(_ setting: Setting) {
    column = setting.column
    let prefixed = Self.prefixes.first { setting.target.hasPrefix($0.prefix) }
    (table, key, columns) =
      prefixed.map { ($0.table, $0.key, $0.columns) }
      ?? ("rules", "id", TableDefinition.rules.columns.map(\.name).filter { $0 != "id" })
    let length = prefixed?.prefix.unicodeScalars.count ?? 0
    name = String(String.UnicodeScalarView(setting.target.unicodeScalars.dropFirst(length)))
  }

  private static let prefixes: [(prefix: String, table: String, key: String, columns: [String])] = [
    ("fund:", "funds", "fund", amounts), ("pin:", "pins", "pin", bounds), ("lab:", "labs", "lab", ["annual_batches"]),
    ("lot:", "lots", "lot", ["lab", "contract_yuan", "max_batches"]),
  ]

  var mayBeSet: Bool { columns.contains(column) }

  /// The column in which the same amount may stand in another unit.
  var otherUnit: String? { table == "funds" ? Self.amounts.first { $0 != column } : nil }
}
