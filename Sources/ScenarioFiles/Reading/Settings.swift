import SamplingInspection

/// One change for one run, such as `quota.at_least=4.7`.
public struct Setting: Sendable, Equatable {
  /// Id of a rule, `budget`, or `scenario`.
  public let target: String
  /// Column of the rule, or key.
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
  /// Puts changed values into the rows of rules and into the heading.
  func apply(
    _ settings: [Setting], to tables: inout [String: Table], _ heading: inout Heading, _ findings: inout [Finding]
  ) {
    for setting in settings {
      if setting.target == "budget", setting.column == "scale" {
        heading.budgetScale = budgetScale(setting.value, &findings)
        continue
      }
      let columns = TableDefinition.rules.columns.map(\.name)
      guard let row = tables["rules"]?.rows.firstIndex(where: { $0.cells["id"] == setting.target }),
        columns.contains(setting.column), setting.column != "id"
      else {
        findings.append(
          Finding(
            at: .init(file: "--set"), value: setting.text,
            Wording(zh: "没有这条规则或这一列", en: "there is no such rule or column"),
            remedy: Wording(
              zh: "规则有：" + (tables["rules"]?.rows.map { $0.text("id") } ?? []).joined(separator: "、")
                + "，以及 budget.scale",
              en: "rules are " + (tables["rules"]?.rows.map { $0.text("id") } ?? []).joined(separator: ", ")
                + ", and budget.scale")))
        continue
      }
      tables["rules"]?.rows[row].cells[setting.column] = setting.value.trimmingSpaces().composed
      tables["rules"]?.rows[row].places[setting.column] = .init(
        file: "--set", column: "\(setting.target).\(setting.column)")
    }
  }

  private func budgetScale(_ text: String, _ findings: inout [Finding]) -> ExactDecimal {
    let row = Table.Row(
      file: "--set", line: 1, cells: ["budget.scale": text],
      places: ["budget.scale": .init(file: "--set", column: "budget.scale")])
    return row.decimal("budget.scale", in: 0...10, decimals: 9, &findings)
  }
}
