import SamplingInspection
import Testing

@testable import ScenarioFiles
@testable import Verification

@Suite("The judge of draws")
struct DrawJudgeTests {
  /// A drawn round of a generated scenario, with outcomes for a third of the subjects, as files and as read.
  struct Example {
    let scenario: Scenario
    let batches: [Int64]
    var files: [String: [UInt8]]

    init(_ seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      var generator = ScenarioGenerator(counties: 3, classes: 4, mostBatches: 9, seed: seed)
      scenario = generator.makeScenario()
      batches = scenario.strata.map { _ in random.whole(0...4) }
      let need = [NeedLine](scenario, batches: batches, beyondAtLeast: false)
      var subjects: [Subject] = []
      for line in need {
        for _ in 0..<random.whole(0...9) {
          subjects.append(
            Subject(
              id: "S\(subjects.count)", name: "店,\(subjects.count)\"号\"", county: line.county, venue: line.venue,
              category: random.happens(0.3) ? line.category : random.happens(0.2) ? line.category + "/细" : "",
              address: "路 \(subjects.count)", isFollowUp: random.happens(0.1)))
        }
      }
      let samplers = (1...7).map { number in
        Sampler(
          id: "P\(number)", name: "人\(number)", unit: number < 5 ? "甲" : "乙",
          avoid: number < 4 ? subjects.map(\.id).filter { _ in random.happens(0.2) } : [])
      }
      var generatorOfSalt = SaltGenerator(random: random)
      var folder = RoundFolder(
        round: 1, need: need, subjects: subjects, samplers: seed % 3 == 0 ? [] : samplers,
        salt: Salt(from: &generatorOfSalt), beyondAtLeast: false)
      var round = try RoundFolderReader(files: folder.files).read()
      round.statement.seed = String(10_000_000_000_000_000_000 + seed)
      let draw = try #require(round.draw)
      folder.add(draw, counties: scenario.counties, round.statement)
      let drawn = draw.groups.flatMap { $0.places.prefix($0.drawn) }.map(\.subject.id)
      let words = ["已抽", "无样", "停业", "拒检"]
      let text =
        "subject,outcome,date\n"
        + drawn.filter { _ in random.happens(0.4) }
        .map { "\($0),\(words[Int(random.whole(0...3))]),2023-11-27\n" }.joined()
      let outcomes = OutcomeTable(Array(text.utf8), file: "outcomes.csv")
      var findings: [Finding] = []
      let substitution = Substitution(draw, try outcomes.read(), file: outcomes.file, &findings)
      #expect(findings.isEmpty)
      round.statement.outcomes = Commitment.of(outcomes: outcomes.bytes, salt: round.salt)
      folder.add(outcomes: outcomes.bytes, substitution, draw, counties: scenario.counties, round.statement)
      files = folder.files
    }

    var findings: [Disagreement] {
      get throws {
        let round = try RoundFolderReader(files: files).read()
        return DrawJudge.judge([round], scenario, batches: batches).flatMap(\.findings)
      }
    }

    func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

    mutating func replace(_ path: String, _ old: String, _ new: String) {
      files[path] = Array(text(path).replacing(old, with: new, maxReplacements: 1).utf8)
    }
  }

  private struct SaltGenerator: RandomNumberGenerator {
    var random: SeededGenerator
    mutating func next() -> UInt64 { random.next() }
  }

  @Test("Written anew, it draws the same as the program over forty rounds, which call hundreds of reserves")
  func agrees() throws {
    var called = 0
    for seed: UInt64 in 1...40 {
      let example = try Example(seed)
      let findings = try example.findings
      #expect(findings.isEmpty, "\(findings.map { $0.text(.en) })")
      called += example.text("抽样前保密/补抽名单.csv").split(separator: "\n").count - 1
    }
    #expect(called > 200)
  }

  /// Where a change must be found: the file changed, what stands there, what is put there, and the place named.
  private static let changes: [(String, @Sendable (Example) -> (String, String), String)] = [
    ("抽样前保密/list.csv", { _ in ("路 1", "路 9") }, "draw/round-1/draw.json commitment"),
    ("抽样前保密/need.csv", { _ in ("\n", " \n") }, "draw/round-1/draw.json commitment"),
    (
      "抽样前保密/salt.txt",
      { example in
        let salt = example.text("抽样前保密/salt.txt").trimmingSpaces()
        return (salt, String(salt.reversed()))
      }, "draw/round-1/draw.json commitment"
    ),
    ("抽样前保密/samplers.csv", { _ in ("人3", "人4") }, "draw/round-1/draw.json commitment"),
    ("draw.json", { _ in ("1000000000000000000", "2000000000000000000") }, "抽样名单.csv line"),
    ("draw.json", { _ in ("\"round\" : 1", "\"round\" : 2") }, "draw/round-1/draw.json round"),
    ("抽样前保密/outcomes.csv", { _ in ("-27", "-28") }, "draw/round-1/draw.json outcomes"),
    ("抽样前保密/抽样名单.csv", { _ in ("路 ", "街 ") }, "抽样名单.csv line 2 地址"),
    ("抽样前保密/候补名单.csv", { _ in ("路 ", "街 ") }, "候补名单.csv line 2 地址"),
    ("抽样前保密/补抽名单.csv", { _ in ("替补", "顶替") }, "补抽名单.csv line 2 备注"),
  ]

  @Test("Whatever is changed in a round is named with its place", arguments: changes.indices)
  func changed(_ number: Int) throws {
    let (file, change, place) = Self.changes[number]
    var example = try Example(4)
    let before = example.files[file]
    let (old, new) = change(example)
    example.replace(file, old, new)
    #expect(example.files[file] != before, "\(file) holds \(old)")
    let findings = try example.findings
    #expect(findings.contains { $0.place.contains(place) }, "\(findings.map { $0.text(.en) })")
  }

  @Test("An outcome that is taken out calls no reserve, so the reserve used is named with its line")
  func skipRemoved() throws {
    var example = try Example(4)
    let substitute = try #require(example.text("抽样前保密/补抽名单.csv").firstMatch(of: /替补 (S[0-9]+)/))
    let rows = example.text("抽样前保密/outcomes.csv").split(separator: "\n")
    let skip = try #require(rows.first { $0.hasPrefix("\(substitute.1),") })
    example.replace("抽样前保密/outcomes.csv", skip + "\n", "")
    let findings = try example.findings
    #expect(findings.contains { $0.place.contains("补抽名单.csv") }, "\(findings.map { $0.text(.en) })")
  }

  @Test("A list that is another and sealed anew is one that was not committed to: the need must be the plan's")
  func need() throws {
    let example = try Example(5)
    let round = try RoundFolderReader(files: example.files).read()
    var batches = example.batches
    let number = try #require(batches.firstIndex { $0 > 0 })
    batches[number] += 1
    let findings = DrawJudge.judge([round], example.scenario, batches: batches).flatMap(\.findings)
    #expect(findings.map(\.place) == ["draw/round-1/抽样前保密/need.csv line 2"])
  }
}
