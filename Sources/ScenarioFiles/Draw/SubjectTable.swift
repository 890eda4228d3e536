import Foundation
import SamplingInspection

/// Reads `subjects.csv` (单位名录): the subjects that may be drawn.
public struct SubjectTable {
  private let bytes: [UInt8]
  private let file: String

  /// Reads from disk.
  public init(file: URL) throws(FindingsError) {
    bytes = try ScenarioFiles.bytes(of: file)
    self.file = file.lastPathComponent
  }

  /// Reads from memory.
  public init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The subjects in order of their keys.
  ///
  /// - Throws: ``FindingsError`` with everything that is wrong: keys that occur twice, counties, venues and categories that the plan does
  ///   not know.
  public func read(_ scenario: Scenario) throws(FindingsError) -> [Subject] {
    let table = try Table.read(.subjects, bytes, file: file)
    var findings: [Finding] = []
    if table.rows.isEmpty {
      findings.append(
        Finding(
          at: .init(file: file), Wording(zh: "名录是空的", en: "the register is empty"),
          remedy: Wording(zh: "每个单位写一行", en: "write a line for each subject")))
    }
    let known = Known(scenario)
    var seen: [String: Int] = [:]
    let subjects = table.rows.map { row in
      let subject = Subject(
        id: row.key("subject", &seen, &findings), name: row.paperText("name", isRequired: true, &findings),
        county: row.text("county"), venue: row.name("venue", mayBeBlank: true, &findings),
        stage: row.name("stage", mayBeBlank: true, &findings), grade: row.name("grade", mayBeBlank: true, &findings),
        credit: row.name("credit", mayBeBlank: true, &findings), category: row.text("category"),
        address: row.paperText("address", &findings), isFollowUp: row.isMarked("follow_up", &findings))
      known.check(row, subject, &findings)
      _ = row.source(&findings)
      return subject
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    return subjects.sorted { $0.id < $1.id }
  }

  /// What the plan knows.
  private struct Known {
    private let counties: Set<String>
    private let venues: Set<String>
    private let nodes: CategoryFinder

    init(_ scenario: Scenario) {
      counties = Set(scenario.counties.map(\.adcode))
      venues = Set(scenario.venues.map(\.venue) + scenario.strata.map(\.venue))
      nodes = CategoryFinder(scenario)
    }

    func check(_ row: Table.Row, _ subject: Subject, _ findings: inout [Finding]) {
      if !counties.contains(subject.county) {
        row.refuse(
          "county", subject.county, Wording(zh: "方案里没有这个县区", en: "the plan has no such county"),
          remedy: Wording(zh: "写方案里的区划代码，或删去这一行", en: "write an adcode of the plan, or remove the line"), &findings)
      }
      if !venues.contains(subject.venue) {
        let names = venues.sorted().prefix(12).joined(separator: "、")
        row.refuse(
          "venue", subject.venue, Wording(zh: "方案里没有这种场所", en: "the plan has no such venue"),
          remedy: Wording(
            zh: "写方案里的场所，例如 \(names)；或删去这一行", en: "write a venue of the plan, such as \(names), or remove the line"),
          &findings)
      }
      if !subject.category.isEmpty, !nodes.isNode(subject.category) {
        row.refuse(
          "category", subject.category, Wording(zh: "没有这个分类", en: "there is no such category"),
          remedy: Wording(
            zh: "写分类表里的大类或其下的节点；相近的有：\(nodes.near(subject.category))", en: "write a node of the tree, or leave it blank"
          ),
          &findings)
      }
    }
  }
}
