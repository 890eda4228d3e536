import SamplingInspection
import Verification

@testable import ScenarioFiles

/// A round of the draw with the tables that it is made of, read and then judged.
///
/// A round whose sealed files are others than the seed's never fits the seed's commitment.
struct DrawTarget: FuzzTarget {
  private let scenario: Scenario
  private let batches: [Int64]
  private let folders: [[String: [UInt8]]]

  init() {
    let scenario = ScenarioGenerator.tiny(seed: 1)
    let batches = scenario.strata.map { _ in Int64(2) }
    let need = [NeedLine](scenario, batches: batches, beyondAtLeast: false)
    let subjects = need.enumerated().flatMap { number, line in
      (0..<3).map {
        Subject(
          id: "S\(number)-\($0)", name: "店", county: line.county, venue: line.venue,
          category: $0 == 0 ? line.category : "", isFollowUp: $0 == 1)
      }
    }
    let samplers = (1...4).map { Sampler(id: "P\($0)", name: "人", unit: "所", avoid: $0 == 1 ? ["S0-0"] : []) }
    var folders: [[String: [UInt8]]] = []
    if let salt = Salt(String(repeating: "0123456789abcdef", count: 4)) {
      var folder = RoundFolder(
        round: 1, need: need, subjects: subjects, samplers: samplers, salt: salt, beyondAtLeast: false)
      folders.append(folder.files)
      if var round = try? RoundFolderReader(files: folder.files).read() {
        round.statement.seed = "31415926535897932384"
        if let draw = round.draw {
          folder.add(draw, counties: scenario.counties, round.statement)
          folders.append(folder.files)
        }
      }
    }
    self.scenario = scenario
    self.batches = batches
    self.folders = folders.map { files in
      files.merging([
        "subjects.csv": Array("subject,name,county,venue,source\nA,店,\(scenario.counties[0].adcode),,a\n".utf8),
        "outcomes.csv": Array("subject,outcome,date\nS0-0,停业,2023-11-27\n".utf8),
      ]) { $1 }
    }
  }

  var seeds: [[UInt8]] { folders.map { FolderInput(files: $0).bytes } }

  func test(_ input: [UInt8]) -> Bool {
    let files = FolderInput(input).files
    check { () throws(FindingsError) in
      _ = try SubjectTable(files["subjects.csv"] ?? [], file: "subjects.csv").read(scenario)
    }
    check { () throws(FindingsError) in _ = try OutcomeTable(files["outcomes.csv"] ?? [], file: "outcomes.csv").read() }
    let round: OpenedRound
    do throws(FindingsError) {
      round = try RoundFolderReader(files: files).read()
    } catch {
      FindingProperties.check(error.findings)
      return false
    }
    let findings = DrawJudge.judge([round], scenario, batches: batches).flatMap(\.findings)
    for finding in findings {
      require(!finding.place.isEmpty && !finding.text(.zh).isEmpty && !finding.text(.en).isEmpty, "\(finding)")
    }
    if findings.isEmpty {
      for name in RoundFile.committed {
        require(round.committed[name] == folders[0][RoundFile.sealed + "/" + name], "\(name) is what was committed to")
      }
    }
    return true
  }

  private func check(_ read: () throws(FindingsError) -> Void) {
    do throws(FindingsError) {
      try read()
    } catch {
      FindingProperties.check(error.findings)
    }
  }

  func mutate(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    FolderMutator(seeds: folders).changed(input, &random)
  }
}
