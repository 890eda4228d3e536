import SamplingInspection
import Testing
import Verification

@testable import ScenarioFiles

@Suite("A plan folder")
struct PlanFolderReaderTests {
  /// The plan made by hand, written and read again.
  private func reader(_ change: (inout [String: String]) -> Void = { _ in }) throws -> PlanFolderReader {
    let plan = TinyPlan()
    let canonical = CanonicalScenario(plan.scenario)
    var statement = plan.statement
    statement.scenarioSHA256 = canonical.digest
    let folder = PlanFolder(
      plan.scenario, canonical: canonical, statement: statement, proof: plan.proof.proof, value: plan.proof.value,
      bound: plan.proof.bound, batches: [5, 2, 1, 0], expectedFailures: [1_250_000_000, 1_000_000_000, 250_000_000, 0])
    var files = folder.files.filter { !$0.key.hasPrefix("scenario/") }.mapValues { String(decoding: $0, as: UTF8.self) }
    change(&files)
    return PlanFolderReader(files: files.mapValues { Array($0.utf8) }, scenarioFiles: canonical.files)
  }

  private func finding(_ file: String, _ old: String, _ new: String) throws -> Finding.Place? {
    let reader = try reader { $0[file] = $0[file]?.replacing(old, with: new, maxReplacements: 1) }
    let error = #expect(throws: FindingsError.self) { try reader.read() }
    return error?.findings.first?.place
  }

  @Test("is read as it was written, and judged to agree")
  func agrees() throws {
    let reading = try reader().read()
    let judgement = Verifier.judge(
      reading.scenario, digest: reading.digest, statement: reading.statement, allocation: reading.allocation,
      proof: reading.proof)
    #expect(judgement.findings.map { $0.text(.en) } == [])
    #expect(reading.allocation == TinyPlan().allocation)
    #expect(reading.proof == TinyPlan().proof)
  }

  @Test("names file, line and column of what cannot be read")
  func findings() throws {
    #expect(
      try finding("allocation.csv", "50.00", "5e1") == .init(file: "allocation.csv", line: 2, column: "cost_yuan"))
    #expect(try finding("allocation.csv", ",5,", ",5.5,") == .init(file: "allocation.csv", line: 2, column: "batches"))
    #expect(try finding("allocation.csv", "甲县", "甲,县") == .init(file: "allocation.csv", line: 2))
    #expect(try finding("allocation.csv", "venue", "place") == .init(file: "allocation.csv", line: 1))
    #expect(try finding("plan.json", "\"gap\"", "\"gap2\"") == .init(file: "plan.json", column: "gap"))
    #expect(try finding("plan.json", "\"草案\"", "1") == .init(file: "plan.json", column: "state"))
    #expect(try finding("plan.json", "{", "") == .init(file: "plan.json"))
    #expect(try finding("proof.json", "\"250\"", "\"2.5e2\"") == .init(file: "proof.json", column: "prices[0].price"))
    #expect(try finding("proof.json", "at_most", "at most") == .init(file: "proof.json", column: "prices[0].side"))
    #expect(try finding("proof.json", "\"1000\"", "\"NaN\"") == .init(file: "proof.json", column: "cells[0].price"))
    let withoutLines = try reader { $0["allocation.csv"] = nil }
    #expect(throws: FindingsError.self) { try withoutLines.read() }
    let withoutScenario = PlanFolderReader(files: try reader().files, scenarioFiles: [:])
    #expect(throws: FindingsError.self) { try withoutScenario.read() }
  }

  @Test("has prices with at most eighteen decimals that fit into 128 bits")
  func prices() {
    #expect(PlanFolderReader.units("-12.5", decimals: 18) == -12_500_000_000_000_000_000)
    #expect(PlanFolderReader.units("0.000000000000000001", decimals: 18) == 1)
    #expect(
      PlanFolderReader.units("100000000000000000000", decimals: 18) == TinyPlan.microPoints(100_000_000_000_000_000_000)
    )
    for text in ["0.0000000000000000001", "1e3", "NaN", "", "-", ".5", "5.", "1.2.3", "+1", " 1", "1,000", "１"] {
      #expect(PlanFolderReader.units(text, decimals: 18) == nil, "\(text)")
    }
    #expect(PlanFolderReader.units("170141183460469231732", decimals: 18) == nil)
  }
}
