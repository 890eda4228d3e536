import SamplingInspection
import ScenarioFiles
import Testing
import Verification

@testable import Planning

@Suite("What may be changed where no plan exists, against trying everything")
struct RepairTests {
  @Test("There are at least thirty scenarios, of eleven ways to be impossible")
  func enough() { #expect(ImpossibleScenario.all.count >= 30) }

  @Test("Of repairs by one figure none is missed, none is larger than needed", arguments: ImpossibleScenario.all)
  func singles(_ impossible: ImpossibleScenario) throws {
    let scenario = impossible.scenario
    let choice = try Planner.repairs(scenario).choice
    var least: [String: Adjustment] = [:]
    for knob in Knob.all(scenario, PlanModel(scenario)) {
      if let steps = leastByTrying(knob, scenario) { least[knob.adjustment(steps).place] = knob.adjustment(steps) }
    }
    #expect(choice.repairs.count >= min(2, least.count))
    for repair in choice.repairs where repair.adjustments.count == 1 {
      guard case .exemption = repair.adjustments[0] else {
        // An exact figure may go either way, so that two may share a place.
        let known = least[repair.adjustments[0].place]
        #expect(known == repair.adjustments[0], "least is \(known?.setting ?? "none")")
        continue
      }
    }
    if choice.extent == .onlyOne { #expect(least.count <= 1) }
  }

  @Test("No repair of several figures is larger than needed, and none holds another", arguments: ImpossibleScenario.all)
  func several(_ impossible: ImpossibleScenario) throws {
    let scenario = impossible.scenario
    let choice = try Planner.repairs(scenario).choice
    let places = choice.repairs.map { Set($0.adjustments.map(\.place)) }
    for (number, set) in places.enumerated() {
      for other in places.indices where other != number { #expect(!set.isSubset(of: places[other])) }
    }
    let knobs = Knob.all(scenario, PlanModel(scenario))
    for repair in choice.repairs where repair.adjustments.count > 1 && repair.leastness != .notFound {
      for number in repair.adjustments.indices {
        guard let less = stepLess(repair.adjustments[number], knobs) else { continue }
        var changed = repair.adjustments
        changed[number] = less
        #expect(
          EveryPlan.best(scenario.adjusted(by: changed)) == nil, "\(less.setting) is enough in \(repair)")
      }
    }
  }

  @Test("Every repair, as --set takes it, plans and is judged right", arguments: ImpossibleScenario.all)
  func plans(_ impossible: ImpossibleScenario) throws {
    let reading = try ScenarioReader(files: CanonicalScenario(impossible.scenario).files).read()
    for repair in try Planner.repairs(reading.scenario).choice.repairs {
      let repaired = try reading.applying(repair.settings.compactMap { Setting($0) })
      #expect(repaired.scenario == reading.scenario.adjusted(by: repair.adjustments))
      guard case .planned(let plan, _) = try Planner.plan(repaired.scenario) else {
        Issue.record("\(repair.settings) gives no plan")
        continue
      }
      let canonical = CanonicalScenario(repaired.scenario)
      let statement = Statement.make(
        repaired.scenario, plan, proof: plan.proof, bound: plan.bound, digest: canonical.digest)
      let folder = PlanFolder(
        repaired.scenario, canonical: canonical, statement: statement, proof: plan.proof, value: plan.value,
        bound: plan.bound, batches: plan.batches,
        expectedFailures: Statement.expectedFailures(repaired.scenario, plan.batches))
      let judgement = Verifier.judge(
        repaired.scenario, digest: canonical.digest, statement: statement, allocation: folder.allocation,
        proof: ProofStatement(value: plan.value, bound: plan.bound, proof: plan.proof))
      #expect(judgement.agrees, "\(judgement.findings)")
    }
  }

  @Test("No repair touches what is physical, and no fund loses money", arguments: ImpossibleScenario.all)
  func physical(_ impossible: ImpossibleScenario) throws {
    var scenario = impossible.scenario
    for number in scenario.rules.indices where number % 2 == 0 { scenario.rules[number].strength = .physical }
    for adjustment in try Planner.repairs(scenario).choice.repairs.flatMap(\.adjustments) {
      switch adjustment {
      case .bound(let rule, _, _, _), .exemption(let rule, _, _):
        #expect(scenario.rules.first { $0.id == rule }?.strength == .policy)
      case .fund(_, let from, let to): #expect(to > from)
      case .budgetScale(let from, let to): #expect(to > from)
      case .pin: break
      }
    }
  }

  @Test("The same scenario has the same repairs")
  func same() throws {
    for impossible in ImpossibleScenario.all.prefix(5) {
      #expect(try Planner.repairs(impossible.scenario).choice == Planner.repairs(impossible.scenario).choice)
    }
  }

  @Test("A proof that no plan exists is refused once a figure in it is changed")
  func proof() throws {
    var judged = 0
    for impossible in ImpossibleScenario.all {
      let scenario = impossible.scenario
      guard case .impossible(let proof, let bound, true, _) = try Planner.plan(scenario) else { continue }
      judged += 1
      func agrees(_ proof: Proof, _ bound: Int64) -> Bool {
        let digest = CanonicalScenario(scenario).digest
        let statement = Statement.make(scenario, nil, proof: proof, bound: bound, digest: digest)
        return Verifier.judge(
          scenario, digest: digest, statement: statement, allocation: [],
          proof: ProofStatement(value: 0, bound: bound, proof: proof)
        ).agrees
      }
      #expect(agrees(proof, bound))
      #expect(!agrees(proof, bound - 1))
      let sums: [WritableKeyPath<Proof.Terms, Int128>] = [\.rows, \.cells, \.strata]
      for sum in sums {
        var changed = proof
        changed.terms[keyPath: sum] += 1
        #expect(!agrees(changed, bound))
      }
      // Another price of the same sign may prove the same; one of the wrong sign proves nothing.
      for row in proof.rows.indices where proof.rows[row].side != .exactly {
        var changed = proof
        changed.rows[row].price.negate()
        #expect(!agrees(changed, bound), "\(proof.rows[row])")
      }
    }
    #expect(judged >= 20)
  }

  /// The least steps of a knob with which some plan keeps all rules, by trying all plans; nil if there are none.
  private func leastByTrying(_ knob: Knob, _ scenario: Scenario) -> Int64? {
    func isEnough(_ steps: Int64) -> Bool { EveryPlan.best(scenario.adjusted(by: [knob.adjustment(steps)])) != nil }
    // Money only ever helps; a task that falls may take ceilings with it, so all its steps are tried.
    guard knob.isMoney else { return (1...knob.limit).first(where: isEnough) }
    if !isEnough(knob.limit) { return nil }
    var (low, high) = (Int64(0), knob.limit)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The same change a step smaller, or nil if that is no change.
  private func stepLess(_ adjustment: Adjustment, _ knobs: [Knob]) -> Adjustment? {
    for knob in knobs where knob.adjustment(1).place == adjustment.place {
      var (low, high) = (Int64(1), knob.limit)
      // The steps of a knob stand in order, so that its own is found by halving.
      while low < high {
        let middle = low + (high - low) / 2
        if isBefore(knob.adjustment(middle), adjustment, knob) { low = middle + 1 } else { high = middle }
      }
      if knob.adjustment(low) == adjustment { return low > 1 ? knob.adjustment(low - 1) : nil }
    }
    return nil
  }

  private func isBefore(_ first: Adjustment, _ second: Adjustment, _ knob: Knob) -> Bool {
    switch (first, second) {
    case (.bound(_, _, _, let a), .bound(_, _, _, let b)), (.pin(_, _, _, let a), .pin(_, _, _, let b)),
      (.budgetScale(_, let a), .budgetScale(_, let b)):
      knob.step > 0 ? a < b : a > b
    case (.fund(_, _, let a), .fund(_, _, let b)): a < b
    default: false
    }
  }
}
