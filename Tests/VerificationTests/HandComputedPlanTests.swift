import SamplingInspection
import Testing
import Verification

@Suite("A plan worked out by hand")
struct HandComputedPlanTests {
  private func judge(_ plan: TinyPlan) -> Judgement {
    Verifier.judge(
      plan.scenario, digest: plan.digest, statement: plan.statement, allocation: plan.allocation, proof: plan.proof)
  }

  private func places(_ change: (inout TinyPlan) -> Void) -> [String] {
    var plan = TinyPlan()
    change(&plan)
    return judge(plan).findings.map(\.place)
  }

  @Test("is judged to agree in every row of all thirteen measures")
  func agrees() {
    let judgement = judge(TinyPlan())
    #expect(judgement.findings.map { $0.text(.en) } == [])
    #expect(judgement.agrees)
    #expect(Set(TinyPlan().scenario.rules.map(\.measure)) == Set(Measure.allCases))
  }

  @Test("is judged to differ wherever a figure of a row is changed")
  func everyRow() {
    for number in TinyPlan().statement.rules.indices {
      let keys: [WritableKeyPath<PlanStatement.RuleRow, String>] = [
        \.title, \.source, \.strength, \.unit, \.required, \.achieved, \.slack, \.price,
      ]
      for key in keys { #expect(places { $0.statement.rules[number][keyPath: key] += "1" }.count == 1) }
      #expect(places { $0.statement.rules.remove(at: number) }.count == 1)
      #expect(places { $0.statement.rules.append($0.statement.rules[number]) }.count == 1)
      #expect(places { $0.statement.rules[number].group += "x" }.count == 2)
    }
  }

  @Test("is judged to differ wherever a total is changed")
  func totals() {
    #expect(places { $0.statement.title = "" } == ["plan.json title"])
    #expect(places { $0.statement.scenarioSHA256 = "" } == ["plan.json scenario_sha256"])
    #expect(places { $0.statement.status = "optimal" } == ["plan.json status"])
    #expect(places { $0.statement.value += 1 } == ["plan.json value"])
    #expect(places { $0.statement.bound = .max } == ["plan.json bound"])
    #expect(places { $0.statement.gap = .nan } == ["plan.json gap"])
    #expect(places { $0.statement.gap *= 1 + 1e-11 } == ["plan.json gap"])
    #expect(places { $0.statement.gap *= 1 + 1e-13 } == [])
    #expect(places { $0.statement.batches = -1 } == ["plan.json batches"])
    #expect(places { $0.statement.costYuan = "100" } == ["plan.json cost_yuan"])
    #expect(places { $0.statement.expectedFailures = "2.50" } == ["plan.json expected_failures"])
    #expect(places { $0.statement.batchesWithout = 8 } == ["plan.json batches_without"])
    #expect(places { $0.statement.expectedFailuresWithout = "2.5" } == ["plan.json expected_failures_without"])
    #expect(places { $0.proof.value = .min } == ["proof.json value"])
    #expect(places { $0.proof.bound = .min } == ["proof.json bound"])
    #expect(places { $0.proof.proof.terms.rows += 1 } == ["proof.json terms rows"])
    #expect(places { $0.proof.proof.terms.cells += 1 } == ["proof.json terms cells"])
    #expect(places { $0.proof.proof.terms.strata += 1 } == ["proof.json terms strata"])
  }

  @Test("is judged to differ wherever a line of the allocation is changed")
  func lines() {
    #expect(places { $0.allocation[0].county = "乙县" } == ["allocation.csv line 2 county"])
    #expect(places { $0.allocation[1].risk = "高" } == ["allocation.csv line 3 risk"])
    #expect(places { $0.allocation[1].fund = "G" } == ["allocation.csv line 3 fund"])
    #expect(places { $0.allocation[1].costYuan = "40" } == ["allocation.csv line 3 cost_yuan"])
    #expect(places { $0.allocation[1].expectedFailures = "1.0" } == ["allocation.csv line 3 expected_failures"])
    #expect(places { $0.allocation.append($0.allocation[2]) } == ["allocation.csv line 4"])
    #expect(places { $0.allocation.swapAt(0, 1) } == ["allocation.csv line 2"])
    #expect(places { $0.allocation[0].batches = 6 }.first == "allocation.csv line 2 batches")
    #expect(places { $0.allocation[0].batches = 0 }.first == "allocation.csv line 2 batches")
    #expect(places { $0.allocation[0].batches = .min }.first == "allocation.csv line 2 batches")
    #expect(places { $0.allocation[0].batches = .max }.first == "allocation.csv line 2 batches")
    #expect(places { $0.allocation[0].adcode = "110003" }.first == "allocation.csv line 2")
    #expect(places { $0.scenario.strata[3].atLeast = 1 }.first == "allocation.csv")
  }

  @Test("is judged to break a rule that is not a wish")
  func broken() {
    let findings = places { $0.scenario.pins[0].bounds = Bounds(exactly: ExactDecimal(4)) }
    #expect(findings.contains("plan.json rules pin:P exactly"))
  }

  @Test("is judged to differ where a price has the wrong sign, exceeds a penalty, or belongs to nothing")
  func prices() {
    #expect(places { $0.proof.proof.rows[0].price.negate() }.first == "proof.json prices lots lot=L at_most")
    #expect(places { $0.proof.proof.rows[1].price.negate() }.first == "proof.json prices r_cells at_least")
    #expect(places { $0.proof.proof.rows[4].price -= 1 }.first == "proof.json prices r_per_1000 county=110002 at_least")
    #expect(places { $0.proof.proof.rows[2].rule = "none" }.first == "proof.json prices none at_least")
    #expect(places { $0.proof.proof.rows.append($0.proof.proof.rows[0]) } == ["proof.json prices lots lot=L at_most"])
    #expect(places { $0.proof.proof.cells[0].price.negate() }.first == "proof.json cells r_cells county=110001")
    #expect(places { $0.proof.proof.cells[0].cell = "county=1" }.first == "proof.json cells r_cells county=1")
    #expect(
      places { $0.proof.proof.cells.append($0.proof.proof.cells[0]) } == ["proof.json cells r_cells county=110001"])
  }

  @Test("is reported, not crashed on, where numbers do not fit")
  func overflow() {
    #expect(places { $0.proof.proof.rows[0].price = .max }.contains("proof.json bound"))
    #expect(places { $0.proof.proof.rows[1].price = .min }.contains("proof.json bound"))
    #expect(places { $0.proof.proof.cells[0].price = .max }.contains("proof.json bound"))
    #expect(places { $0.scenario.strata[0].beta = ExactDecimal(0) }.contains("proof.json bound"))
    #expect(places { $0.scenario.rules[7].bounds = Bounds(exactly: ExactDecimal(1, decimals: 7)) }.count > 0)
    #expect(places { $0.scenario.rules[0].bounds = Bounds(exactly: ExactDecimal(1, decimals: 1)) }.count > 0)
    #expect(places { $0.scenario.counties[0].population = .max }.count > 0)
  }

  @Test("without a plan is proved by prices alone, without worth and wishes")
  func infeasible() {
    var plan = TinyPlan()
    // Coverage asks for three cells, but a lot that takes nothing and a price on it leave two: −3 + 1 + 1 = −1.
    plan.scenario.lots[0].maxBatches = 0
    plan.proof = ProofStatement(
      value: 0, bound: -1,
      proof: Proof(
        rows: [
          .init(rule: "lot_batches", side: .atMost, group: "lot=L", price: TinyPlan.microPoints(1)),
          .init(rule: "r_covered", side: .atLeast, group: "", price: TinyPlan.microPoints(-1)),
        ],
        terms: .init(rows: TinyPlan.microPoints(-3), strata: TinyPlan.microPoints(2))))
    plan.allocation = []
    plan.statement = PlanStatement(
      title: "tiny", scenarioSHA256: "d1", version: 1, state: "草案", status: "infeasible", value: 0, bound: -1, gap: 0,
      batches: 0, costYuan: "0.00", expectedFailures: "0", batchesWithout: 0, expectedFailuresWithout: "0", rules: [])
    #expect(judge(plan).findings.map { $0.text(.en) } == [])

    var withWish = plan
    withWish.proof.proof.rows.append(.init(rule: "r_per_1000", side: .atLeast, group: "county=110002", price: -1))
    #expect(judge(withWish).findings.first?.place == "proof.json prices r_per_1000 county=110002 at_least")

    var unproved = plan
    unproved.proof = ProofStatement(value: 0, bound: 0, proof: Proof())
    unproved.statement.bound = 0
    #expect(judge(unproved).agrees)

    var wrong = plan
    wrong.proof.proof.rows.remove(at: 0)
    #expect(judge(wrong).findings.contains { $0.place == "plan.json bound" })
    var withLines = plan
    withLines.allocation = TinyPlan().allocation
    #expect(judge(withLines).findings.map(\.place) == ["allocation.csv line 2"])
  }
}
