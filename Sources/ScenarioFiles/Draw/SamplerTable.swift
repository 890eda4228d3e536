import Foundation
import SamplingInspection

/// Reads `samplers.csv` (抽样人员): who takes samples, and what each must keep away from.
public struct SamplerTable {
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

  /// The samplers in order of their keys.
  ///
  /// - Throws: ``FindingsError`` with everything that is wrong, also where fewer than two of them may go to a subject.
  public func read(_ scenario: Scenario, _ subjects: [Subject]) throws(FindingsError) -> [Sampler] {
    let table = try Table.read(.samplers, bytes, file: file)
    var findings: [Finding] = []
    let counties = Set(scenario.counties.map(\.adcode))
    let ids = Set(subjects.map(\.id))
    var seen: [String: Int] = [:]
    let samplers = table.rows.map { row in
      let sampler = Sampler(
        id: row.key("id", &seen, &findings), name: row.paperText("name", isRequired: true, &findings),
        unit: row.text("unit"), county: row.text("county"),
        avoid: row.text("avoid").split(separator: "|").map { String($0).trimmingSpaces() })
      if !sampler.county.isEmpty, !counties.contains(sampler.county) {
        row.refuse(
          "county", sampler.county, Wording(zh: "方案里没有这个县区", en: "the plan has no such county"),
          remedy: Wording(zh: "写方案里的区划代码，各县都去的留空", en: "write an adcode of the plan, or leave it blank for all"),
          &findings)
      }
      for word in sampler.avoid where !counties.contains(word) && !ids.contains(word) {
        row.refuse(
          "avoid", word,
          Wording(zh: "既不是名录里的单位，也不是方案里的县区", en: "it is neither a subject of the register nor a county of the plan"),
          remedy: Wording(zh: "写主体编号或区划代码，几个之间用 | 分开", en: "write keys of subjects or adcodes, joined by |"), &findings)
      }
      return sampler
    }
    if findings.isEmpty, let subject = SamplerPairs.unserved(samplers, subjects).first {
      findings.append(
        Finding(
          at: .init(file: file), value: subject.id,
          Wording(zh: "这个单位除去回避的，能去的抽样人员不足两人", en: "fewer than two samplers may go to this subject"),
          remedy: Wording(zh: "增加抽样人员，或改正回避和区划代码", en: "add samplers, or correct avoid and county")))
    }
    if samplers.isEmpty, findings.isEmpty {
      findings.append(
        Finding(
          at: .init(file: file), Wording(zh: "没有一个抽样人员", en: "there are no samplers"),
          remedy: Wording(zh: "每人写一行", en: "write a line for each")))
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    return samplers.sorted { $0.id < $1.id }
  }
}
