import SamplingInspection
import Testing

@testable import ScenarioFiles

/// One way to spoil the small scenario, and where the finding must point.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  var file: String
  var line: Int?
  var column: String?
  var value: String?
  /// A part of the sentence in one language or the other.
  var words = ""
  /// How many findings there must be in all, if that is to be seen to.
  var findings: Int?
  var change: @Sendable (inout [String: String]) -> Void

  var testDescription: String { name }

  /// There is a finding at the place, with the value, in two languages.
  func check() throws {
    let findings = SmallScenario.findings(change)
    let found = findings.first { finding in
      finding.place.file == file && (column == nil || finding.place.column == column)
        && (line == nil || finding.place.line == line) && (value == nil || finding.value == value)
    }
    let finding = try #require(found, "found instead: \(findings.map { $0.text(.en) })")
    for language in Language.allCases {
      let text = finding.text(language)
      #expect(text.contains(file))
      if let value, !value.contains("\n") { #expect(text.contains(value)) }
      #expect(!text.contains("\n"), "a finding is one line")
    }
    let texts = finding.text(.zh) + finding.text(.en)
    #expect(words.isEmpty || texts.contains(words), "\(texts)")
    #expect(finding.text(.zh) != finding.text(.en))
    #expect(!finding.remedy(.zh).isEmpty && !finding.remedy(.en).isEmpty)
    if let count = self.findings { #expect(findings.count == count, "\(findings.map { $0.text(.en) })") }
  }
}
