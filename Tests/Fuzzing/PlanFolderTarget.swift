import SamplingInspection
import Verification

@testable import ScenarioFiles

/// A plan folder before the judge.
///
/// One whose scenario is as it was, but any figure another, is never found to agree.
struct PlanFolderTarget: FuzzTarget {
  private let folders = SeedFolders.plans
  private let originals = SeedFolders.plans.compactMap { try? Self.reading($0) }

  var seeds: [[UInt8]] { folders.map { FolderInput(files: $0).bytes } }

  func test(_ input: [UInt8]) -> Bool {
    var reading: PlanFolderReading
    do throws(FindingsError) {
      reading = try Self.reading(FolderInput(input).files)
    } catch {
      FindingProperties.check(error.findings)
      return false
    }
    judge(reading)
    // Whoever alters a figure would seal the digest anew.
    var statement = reading.statement
    statement.scenarioSHA256 = reading.digest
    reading = PlanFolderReading(
      scenario: reading.scenario, digest: reading.digest, statement: statement, allocation: reading.allocation,
      schedule: reading.schedule, inspections: reading.inspections, proof: reading.proof, warnings: reading.warnings,
      keptFiles: reading.keptFiles, repairs: reading.repairs)
    judge(reading)
    return true
  }

  private func judge(_ reading: PlanFolderReading) {
    let judgement = Verifier.judge(
      reading.scenario, digest: reading.digest, statement: reading.statement, allocation: reading.allocation,
      schedule: reading.schedule, inspections: reading.inspections, proof: reading.proof)
    judgeRepairs(reading)
    for finding in judgement.findings {
      require(!finding.place.isEmpty && !finding.text(.zh).isEmpty && !finding.text(.en).isEmpty, "\(finding)")
    }
    // A plan that was taken in may have any batches.
    guard judgement.agrees, reading.statement.status != Plan.Status.imported.rawValue,
      let original = originals.first(where: { $0.scenario == reading.scenario })
    else { return }
    require(
      figures(reading) == figures(original), "a plan that agrees has the figures of its scenario's plan")
  }

  /// What may be changed, before its judge: whatever it states, the judge comes to an end.
  private func judgeRepairs(_ reading: PlanFolderReading) {
    guard let stated = reading.repairs else { return }
    func applied(_ settings: [String]) -> Scenario {
      (try? reading.scenarioReading.applying(settings.compactMap { Setting($0) }).scenario) ?? reading.scenario
    }
    var findings = Verifier.judge(reasonsOf: stated, proof: reading.proof.proof, reading.scenario).findings
    for entry in stated.repairs {
      let repaired = applied(entry.settings)
      findings += Verifier.judge(entry, of: reading.scenario, into: repaired).findings
      findings +=
        Verifier.judge(
          refusalsOf: entry, of: reading.scenario, into: repaired,
          lesser: entry.evidence.refusals.map { applied($0.settings) }
        ).findings
    }
    for finding in findings { require(!finding.place.isEmpty && !finding.text(.zh).isEmpty, "\(finding)") }
  }

  /// All figures that a plan states; a price of 0 is no price, the gap is the quotient of other figures, and version and state
  /// are for people.
  private func figures(_ reading: PlanFolderReading) -> [String] {
    var statement = reading.statement
    statement.gap = 0
    statement.version = 1
    statement.state = ""
    statement.scenarioSHA256 = ""
    let rows = reading.proof.proof.rows.filter { $0.price != 0 }.map { "\($0)" }.sorted()
    let cells = reading.proof.proof.cells.filter { $0.price != 0 }.map { "\($0)" }.sorted()
    let lines = reading.allocation.map { row in
      var row = row
      row.line = 0
      return "\(row)"
    }
    return ["\(statement)", "\(reading.proof.value) \(reading.proof.bound) \(reading.proof.proof.terms)"] + rows + cells
      + lines
  }

  func mutate(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    FolderMutator(seeds: folders).changed(input, &random)
  }

  private static func reading(_ files: [String: [UInt8]]) throws(FindingsError) -> PlanFolderReading {
    let folder = FolderInput(files: files)
    return try PlanFolderReader(
      files: files.filter { !$0.key.hasPrefix("scenario/") }, scenarioFiles: folder.files(under: "scenario/")
    ).read()
  }
}
