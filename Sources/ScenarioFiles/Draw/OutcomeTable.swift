import Foundation
import SamplingInspection

/// Reads `outcomes.csv` (抽样结果): what samplers met at the subjects drawn, in the order in which it happened.
public struct OutcomeTable {
  /// The bytes that were read.
  public let bytes: [UInt8]
  /// Name of the file.
  public let file: String

  /// Reads from disk.
  public init(file: URL) throws(FindingsError) {
    self.init(try ScenarioFiles.bytes(of: file), file: file.lastPathComponent)
  }

  /// Reads from memory.
  public init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The outcomes in the order of their rows; whether they fit the draw is another question.
  public func read() throws(FindingsError) -> [DrawOutcome] {
    let table = try Table.read(.outcomes, bytes, file: file)
    var findings: [Finding] = []
    var outcomes: [DrawOutcome] = []
    for row in table.rows {
      let subject = row.requiredText("subject", &findings)
      let word = row.requiredText("outcome", &findings)
      let date = row.date("date", &findings)
      if date == nil, row.text("date").isEmpty { _ = row.requiredText("date", &findings) }
      guard let result = DrawOutcome.Result(rawValue: word) else {
        if !word.isEmpty {
          let words = DrawOutcome.Result.allCases.map(\.rawValue)
          row.refuse(
            "outcome", word, Wording(zh: "不是抽样结果", en: "this is no outcome"),
            remedy: Wording(
              zh: "写" + words.joined(separator: "、"), en: "write one of " + words.joined(separator: ", ")), &findings)
        }
        continue
      }
      guard let date else { continue }
      outcomes.append(
        DrawOutcome(
          subject: subject, result: result, category: row.text("category"), date: date, note: row.text("note"),
          line: row.line))
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    return outcomes
  }
}
