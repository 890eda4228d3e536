import SamplingInspection
import ScenarioFiles
import Testing
import Verification

@testable import Planning

@Suite("What shows a repair to be enough and no larger than needed, before the judge")
struct RepairEvidenceTests {
  @Test("The judge agrees to every repair, to its whole batches and to every proof that less will not do")
  func agrees() throws {
    var proved = 0
    for impossible in ImpossibleScenario.all {
      for judged in try Judged.all(impossible.scenario) {
        #expect(judged.findings().isEmpty, "\(impossible): \(judged.findings())")
        #expect((judged.entry.leastness == .proved) == !judged.entry.evidence.refusals.isEmpty)
        proved += judged.entry.evidence.refusals.count
      }
    }
    #expect(proved >= 20)
  }

  @Test("A batch more than there may be, or one less where no rule has room, is refused")
  func batches() throws {
    for impossible in ImpossibleScenario.all {
      for judged in try Judged.all(impossible.scenario) {
        var changed = judged
        changed.entry.evidence.batches[0] = impossible.scenario.strata[0].atMost + 1
        #expect(!changed.findings().isEmpty)
        changed.entry.evidence.batches.removeLast()
        #expect(!changed.findings().isEmpty)
        // Batches that keep all rules of the scenario as it was would show that nothing need be changed.
        var unchanged = judged
        unchanged.repaired = impossible.scenario
        unchanged.entry.settings = []
        #expect(!unchanged.findings().isEmpty)
      }
    }
  }

  @Test("A proof that less will not do is refused once a figure in it is changed, or it speaks of another change")
  func refusals() throws {
    for impossible in ImpossibleScenario.all {
      for judged in try Judged.all(impossible.scenario) {
        for number in judged.entry.evidence.refusals.indices {
          func refuses(_ change: (inout RepairEvidence.Refusal) -> Void) -> Bool {
            var changed = judged
            change(&changed.entry.evidence.refusals[number])
            return !changed.findings().isEmpty
          }
          #expect(refuses { $0.bound -= 1 })
          #expect(refuses { $0.proof.terms.rows += 1 })
          #expect(refuses { $0.settings.append("quota.at_least=0") })
          // Another price of the same sign may prove the same; one of the wrong sign proves nothing.
          for row in judged.entry.evidence.refusals[number].proof.rows.indices
          where judged.entry.evidence.refusals[number].proof.rows[row].side != .exactly {
            #expect(refuses { $0.proof.rows[row].price.negate() })
          }
        }
        var without = judged
        if without.entry.evidence.refusals.isEmpty { continue }
        without.entry.evidence.refusals.removeLast()
        without.lesser.removeLast()
        #expect(!without.findings().isEmpty)
      }
    }
  }

  @Test("A repair of what is physical, of a laboratory, or that takes money away is refused")
  func physical() throws {
    for impossible in ImpossibleScenario.all {
      guard let judged = try Judged.all(impossible.scenario).first else { continue }
      func refuses(_ change: (inout Scenario) -> Void) -> Bool {
        var changed = judged
        change(&changed.repaired)
        changed.entry.settings = impossible.scenario.adjustments(to: changed.repaired).map(\.setting)
        return changed.findings().contains { $0.place.hasSuffix("settings") }
      }
      #expect(refuses { $0.funds[0].amount = Money(fen: impossible.scenario.funds[0].amount.fen - 1) })
      #expect(refuses { $0.strata[0].atMost += 1 })
      #expect(refuses { $0.labs.append(Laboratory(lab: "L8", annualBatches: 9, source: "test")) })
      var physical = judged
      for number in physical.scenario.rules.indices { physical.scenario.rules[number].strength = .physical }
      for number in physical.repaired.rules.indices { physical.repaired.rules[number].strength = .physical }
      for less in physical.lesser.indices {
        for number in physical.lesser[less].rules.indices { physical.lesser[less].rules[number].strength = .physical }
      }
      let touchesRules = zip(judged.scenario.rules, judged.repaired.rules).contains {
        $0.bounds != $1.bounds || $0.scope != $1.scope
      }
      #expect(physical.findings().contains { $0.place.hasSuffix("settings") } == touchesRules)
    }
  }

  @Test("Of repairs that are the same in substance only one is given, where there is a choice without the others")
  func substance() throws {
    for impossible in ImpossibleScenario.all {
      let repairs = try Planner.repairs(impossible.scenario).choice.repairs
      let funds = repairs.filter { repair in
        repair.adjustments.allSatisfy { if case .fund = $0 { true } else { false } } && repair.adjustments.count == 1
      }
      #expect(repairs.count <= 2 || funds.count <= 1, "\(impossible): \(repairs.map(\.settings))")
    }
  }

  @Test("Why no plan exists is counted again: a shortfall or a clash with another figure is refused")
  func reasons() throws {
    var counted = 0
    for impossible in ImpossibleScenario.all {
      guard case .impossible(let proof, _, true, _) = try Planner.plan(impossible.scenario) else { continue }
      let choice = try Planner.repairs(impossible.scenario).choice
      let statement = RepairStatement(
        shortfalls: choice.shortfalls, clash: choice.clash, repairs: [], extent: .noOtherFound)
      func agrees(_ statement: RepairStatement) -> Bool {
        Verifier.judge(reasonsOf: statement, proof: proof, impossible.scenario).agrees
      }
      #expect(agrees(statement), "\(impossible)")
      for number in choice.shortfalls.indices {
        counted += 1
        var changed = statement
        changed.shortfalls[number].possible -= 1
        #expect(!agrees(changed))
        changed = statement
        changed.shortfalls[number].asked += 1
        #expect(!agrees(changed))
      }
      if choice.clash.isEmpty { continue }
      var changed = statement
      changed.clash[0].isLimit.toggle()
      #expect(!agrees(changed))
      changed = statement
      changed.clash[0].share += 0.01
      #expect(!agrees(changed))
    }
    #expect(counted >= 10)
  }
}

/// A repair with the scenarios that the judge needs to look at it.
private struct Judged {
  var scenario: Scenario
  var entry: RepairStatement.Entry
  var repaired: Scenario
  var lesser: [Scenario]

  static func all(_ scenario: Scenario) throws -> [Judged] {
    let reading = try ScenarioReader(files: CanonicalScenario(scenario).files).read()
    func applied(_ settings: [String]) throws -> Scenario {
      try reading.applying(settings.compactMap { Setting($0) }).scenario
    }
    let found = try Planner.repairs(scenario)
    return try zip(found.choice.repairs, found.evidence).enumerated().map { number, repair in
      Judged(
        scenario: reading.scenario,
        entry: .init(
          number: number + 1, settings: repair.0.settings, leastness: repair.0.leastness,
          sentence: Wording(zh: "", en: ""), evidence: repair.1),
        repaired: try applied(repair.0.settings), lesser: try repair.1.refusals.map { try applied($0.settings) })
    }
  }

  func findings() -> [Disagreement] {
    Verifier.judge(entry, of: scenario, into: repaired).findings
      + Verifier.judge(refusalsOf: entry, of: scenario, into: repaired, lesser: lesser).findings
  }
}
