import SamplingInspection

/// Reads what somebody else assumes of the simulated year: `simulation.csv`, one assumption a row.
public struct SimulationTable {
  private let bytes: [UInt8]

  /// Looks for the table among the tables that planning does not read; nil if it is not there.
  public init?(_ keptFiles: [String: [UInt8]]) {
    guard let bytes = keptFiles[TableDefinition.simulation.file] else { return nil }
    self.bytes = bytes
  }

  /// The assumptions, those that the table does not name as ever.
  public func read() throws(FindingsError) -> SimulationAssumptions {
    var findings: [Finding] = []
    let table = Table(.simulation, &findings) { () throws(FindingsError) in
      try CommaSeparatedValues(bytes, file: TableDefinition.simulation.file).rows
    }
    var assumptions = SimulationAssumptions()
    var seen: [SimulationAssumptions.Key: Int] = [:]
    for row in table.rows {
      let text = row.requiredText("key", &findings)
      let source = row.source(&findings)
      let value = row.requiredText("value", &findings)
      guard let key = SimulationAssumptions.Key(rawValue: text) else {
        if !text.isEmpty { row.refuse("key", text, Self.unknown.0, remedy: Self.unknown.1, &findings) }
        continue
      }
      if let line = seen.updateValue(row.line, forKey: key) {
        row.refuse(
          "key", text, Wording(zh: "与第 \(line) 行重复", en: "the same as line \(line)"),
          remedy: Wording(zh: "每项写一行", en: "one row each"), &findings)
      }
      guard let number = Self.value(value, of: key) else {
        let remedy = Self.remedy(of: key)
        if !value.isEmpty {
          row.refuse(
            "value", value, Wording(zh: "不是这一项可以有的数", en: "it cannot have this value"), remedy: remedy, &findings)
        }
        continue
      }
      assumptions[key] = .init(value: number, source: source)
    }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return assumptions
  }

  /// Applies an assumption of the command line, `key=value`.
  public static func apply(_ text: String, to assumptions: inout SimulationAssumptions) throws(FindingsError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let place = Finding.Place(file: "--assume")
    guard parts.count == 2, let key = SimulationAssumptions.Key(rawValue: parts[0].trimmingSpaces()) else {
      throw FindingsError([Finding(at: place, value: text, unknown.0, remedy: unknown.1)])
    }
    guard let number = value(parts[1].trimmingSpaces(), of: key) else {
      throw FindingsError([
        Finding(
          at: place, value: text, Wording(zh: "不是这一项可以有的数", en: "it cannot have this value"), remedy: remedy(of: key))
      ])
    }
    assumptions[key] = .init(value: number, source: "--assume")
  }

  private static func value(_ text: String, of key: SimulationAssumptions.Key) -> ExactDecimal? {
    guard let number = ExactDecimal(typedRatio: text), key.range.contains(number), number.decimals <= 6 else {
      return nil
    }
    return number
  }

  private static func remedy(of key: SimulationAssumptions.Key) -> Wording {
    let range = (key.range.lowerBound.text, key.range.upperBound.text)
    return Wording(zh: "\(range.0) 到 \(range.1) 之间的数", en: "a number from \(range.0) to \(range.1)")
  }

  private static let unknown = (
    Wording(zh: "没有这一项假设", en: "there is no such assumption"),
    Wording(
      zh: "写 " + SimulationAssumptions.Key.allCases.map(\.rawValue).joined(separator: "、") + " 之一",
      en: "one of " + SimulationAssumptions.Key.allCases.map(\.rawValue).joined(separator: ", "))
  )
}
