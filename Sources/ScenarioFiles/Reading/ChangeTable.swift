import Foundation
import SamplingInspection

/// Reads named changes of a scenario: `changes.csv` (假设变化).
public struct ChangeTable {
  private let bytes: [UInt8]
  private let file: String

  /// Reads a file on disk.
  public init(file: URL) throws(FindingsError) {
    guard let data = try? Data(contentsOf: file) else {
      throw FindingsError([
        Finding(
          at: .init(file: file.path), Wording(zh: "无法读取文件", en: "the file cannot be read"),
          remedy: Wording(zh: "检查路径和权限", en: "check its path and permissions"))
      ])
    }
    bytes = [UInt8](data)
    self.file = file.lastPathComponent
  }

  /// Takes the one that a scenario keeps; nil if it has none.
  public init?(of reading: ScenarioReading) {
    guard let kept = reading.keptFiles[TableDefinition.changes.file] else { return nil }
    bytes = kept
    file = TableDefinition.changes.file
  }

  /// The changes, in the order of the table.
  ///
  /// - Throws: ``FindingsError`` also for settings that do not fit the scenario.
  public func read(_ reading: ScenarioReading) throws(FindingsError) -> [(
    change: NamedChange, reading: ScenarioReading
  )] {
    var findings: [Finding] = []
    let content = try CommaSeparatedValues(bytes, file: file).rows
    let table = Table(TableDefinition.changes.named(file), &findings) { () throws(FindingsError) in content }
    var changes: [(NamedChange, ScenarioReading)] = []
    var seen: [String: Int] = [:]
    for row in table.rows {
      let id = row.requiredText("id", &findings)
      if let line = seen.updateValue(row.line, forKey: id), !id.isEmpty {
        row.refuse(
          "id", id, Wording(zh: "与第 \(line) 行重复", en: "the same as line \(line)"),
          remedy: Wording(zh: "每个变化一行，几项设置用“;”隔开", en: "one row a change, with ; between its settings"), &findings)
      }
      let settings = settings(row, &findings)
      do throws(FindingsError) {
        let changed = try reading.applying(settings)
        changes.append((NamedChange(id: id, title: row.text("title"), settings: settings.map(\.text)), changed))
      } catch {
        // The setting is at fault, whatever file it makes wrong, so the finding stands where it is written.
        for finding in error.findings where finding.severity == .error {
          findings.append(
            Finding(
              at: row.place("set"), value: finding.value ?? row.text("set"), finding.message, remedy: finding.remedy))
        }
      }
    }
    if table.rows.isEmpty, findings.isEmpty {
      findings.append(
        Finding(
          at: .init(file: file), Wording(zh: "没有一项变化", en: "there is no change in it"),
          remedy: Wording(
            zh: "写 id,title,set，例如 cut,预算−10%,budget.scale=0.9",
            en: "write id,title,set, such as cut,10% less,budget.scale=0.9")))
    }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return changes
  }

  /// Settings joined by `;`; a part that is none by itself belongs to the scope before it.
  private func settings(_ row: Table.Row, _ findings: inout [Finding]) -> [Setting] {
    var texts: [String] = []
    for part in row.text("set").replacing("；", with: ";").split(separator: ";") {
      let text = String(part).trimmingSpaces()
      if Setting(text) == nil, !texts.isEmpty { texts[texts.count - 1] += ";" + text } else { texts.append(text) }
    }
    let settings = texts.compactMap { Setting($0) }
    if settings.isEmpty || settings.count < texts.count {
      row.refuse(
        "set", row.text("set"), Wording(zh: "不是一项设置", en: "this is not a setting"),
        remedy: Wording(
          zh: "写成 规则编号.列=值，例如 quota.at_least=4.7", en: "write RULE.COLUMN=VALUE, such as quota.at_least=4.7"), &findings
      )
    }
    return settings
  }
}
