import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Tables of the draw")
struct DrawTableTests {
  private let scenario: Scenario

  init() throws { scenario = try SmallScenario.read().scenario }

  static let register = """
    主体编号,名称,区划代码,场所,分类,地址,跟踪抽检,依据
    B2,乙店,141121,餐馆,餐饮食品,某街2号,是,假设
    A1,甲店,141102,超市,,某街1号,,假设
    """

  private func subjects(_ text: String) throws -> [Subject] {
    try SubjectTable(Array(text.utf8), file: "subjects.csv").read(scenario)
  }

  /// Findings of a reading that must fail.
  private func findings(_ read: () throws -> Void) -> [Finding] {
    do {
      try read()
      return []
    } catch {
      return (error as? FindingsError)?.findings ?? []
    }
  }

  @Test("A register is read in order of its keys")
  func read() throws {
    let subjects = try subjects(Self.register)
    #expect(subjects.map(\.id) == ["A1", "B2"])
    #expect(subjects[1].isFollowUp && subjects[1].category == "餐饮食品" && subjects[1].address == "某街2号")
  }

  @Test(
    "A register with a fault is refused with line and column, in both languages",
    arguments: [
      ("A1", "B2", "subject", 3, "重复"), ("141102", "141199", "county", 3, "没有这个县区"),
      ("餐馆", "饭馆", "venue", 2, "没有这种场所"), ("餐饮食品", "餐饮具", "category", 2, "没有这个分类"),
      (",是,", ",有,", "follow_up", 2, "是"), ("某街1号", "=1+1", "address", 3, "公式"), ("A1", "", "subject", 3, "空"),
    ])
  func fault(_ old: String, _ new: String, _ column: String, _ line: Int, _ words: String) {
    let found = findings { _ = try subjects(Self.register.replacing(old, with: new)) }
    #expect(found.map(\.place) == [.init(file: "subjects.csv", line: line, column: column)])
    #expect(found.allSatisfy { $0.text(.zh).contains(words) && !$0.message.en.isEmpty && !$0.remedy.en.isEmpty })
  }

  @Test(
    "Samplers with a fault are refused",
    arguments: [
      ("P2", "P1", "id", "重复"), ("A1", "A9", "avoid", "既不是"), (",141102", ",999999", "county", "没有这个县区"),
      ("P3,丙,所,,", "P3,丙,所,,A1|B2", nil, "不足两人"),
    ])
  func samplers(_ old: String, _ new: String, _ column: String?, _ words: String) throws {
    let text = "id,name,unit,county,avoid\nP1,甲,所,,A1\nP2,乙,所,141102,\nP3,丙,所,,\n"
    let subjects = try subjects(Self.register)
    func read(_ text: String) throws -> [Sampler] {
      try SamplerTable(Array(text.utf8), file: "samplers.csv").read(scenario, subjects)
    }
    #expect(try read(text).map(\.avoid) == [["A1"], [], []])
    let found = findings { _ = try read(text.replacing(old, with: new, maxReplacements: 1)) }
    #expect(found.map(\.place.column) == [column])
    #expect(found.allSatisfy { $0.text(.zh).contains(words) })
  }

  @Test(
    "Outcomes with a fault are refused",
    arguments: [("已抽", "抽了", "outcome"), ("2023-11-27", "27.11.", "date"), ("2023-11-27", "", "date")])
  func outcomes(_ old: String, _ new: String, _ column: String) {
    let text = "subject,outcome,date\nA1,已抽,2023-11-27\n".replacing(old, with: new)
    let found = findings { _ = try OutcomeTable(Array(text.utf8), file: "outcomes.csv").read() }
    #expect(found.map(\.place) == [.init(file: "outcomes.csv", line: 2, column: column)])
  }

  @Test("A round is read as it was sealed")
  func sealed() throws {
    let subjects = try subjects(Self.register)
    let need = [NeedLine](scenario, batches: scenario.strata.map { _ in 2 }, beyondAtLeast: false)
    let salt = try #require(Salt(String(repeating: "1", count: 64)))
    let people = [Sampler(id: "P1", name: "甲", unit: "所", avoid: ["A1", "141102"]), Sampler(id: "P2", name: "乙")]
    let folder = RoundFolder(
      round: 1, need: need, subjects: subjects, samplers: people, salt: salt, beyondAtLeast: false)
    let round = try RoundFolderReader(files: folder.files).read()
    #expect(round.subjects == subjects && round.need == need && round.samplers == people && round.salt == salt)
    #expect(round.statement.commitment == Commitment.of(round.committed, round: 1))
    #expect(folder.files.keys.filter { !$0.hasPrefix("抽样前保密/") } == ["draw.json"])
  }
}
