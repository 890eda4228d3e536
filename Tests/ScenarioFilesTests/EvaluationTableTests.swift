import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Evaluations, rapid tests and scores are read from their tables")
struct EvaluationTableTests {
  private func findings(_ file: String, _ text: String) -> [Finding] {
    let files = SmallScenario.files.merging([file: text]) { $1 }
    do throws(FindingsError) {
      _ = try ScenarioReader(files: files.mapValues { Array($0.utf8) }).read()
      return []
    } catch {
      return error.findings.filter { $0.severity == .error }
    }
  }

  private let evaluations = "编号,名称,范围,误差,置信水平,预计不合格率,总体批数,依据\na,甲,class=粮食加工品,2%,90%,0.03,500,假设\n"
  private let screening = "编号,名称,次数,合格率,灵敏度,特异度,依据\nk,快检,1000,98.6%,90%,99.5%,假设\n"
  private let scores = "编号,块,项目,分值,规则,依据\ns,所,抽检,20,quota,假设\n"

  @Test("An evaluation is read, and is the same again in canonical form")
  func evaluation() throws {
    let files = SmallScenario.files.merging(["evaluations.csv": evaluations]) { $1 }
    let scenario = try ScenarioReader(files: files.mapValues { Array($0.utf8) }).read().scenario
    #expect(
      scenario.evaluations == [
        Evaluation(
          evaluation: "a", name: "甲", scope: try #require(Scope("class=粮食加工品")),
          halfWidth: ExactDecimal(2, decimals: 2), confidence: .ninety, expectedRate: ExactDecimal(3, decimals: 2),
          units: 500, source: "假设")
      ])
    let again = try ScenarioReader(files: CanonicalScenario(scenario).files).read().scenario
    #expect(again.evaluations == scenario.evaluations)
  }

  @Test(
    "What cannot be an evaluation is refused with its line",
    arguments: [
      ("2%,90%", "0,90%", "超出允许范围"), ("0.03", "100%", "超出允许范围"), ("90%", "93%", "不是这里能填的置信水平"),
      ("2%,90%", "0.00001,90%", "小数位太多"), ("粮食加工品", "谷物", "没有这个值"), (",500,", ",0,", "超出允许范围"),
    ])
  func refusedEvaluation(_ there: String, _ instead: String, _ words: String) {
    let found = findings("evaluations.csv", evaluations.replacing(there, with: instead))
    #expect(found.contains { $0.place.file == "evaluations.csv" && $0.place.line == 2 && $0.text(.zh).contains(words) })
  }

  @Test(
    "What cannot be a screening or a score is refused when the scenario is checked",
    arguments: [
      ("90%,99.5%", "40%,60%", "灵敏度与特异度之和不超过1"), ("1000,98.6%", "7,98.6%", "没有一个整数合这个合格率"),
      ("98.6%", "98.6", "超出允许范围"), ("20,quota", "0,quota", "超出允许范围"),
    ])
  func refused(_ there: String, _ instead: String, _ words: String) {
    #expect(findings("screening.csv", screening).isEmpty && findings("scores.csv", scores).isEmpty)
    let isScore = scores.contains(there)
    let text = (isScore ? scores : screening).replacing(there, with: instead)
    let found = findings(isScore ? "scores.csv" : "screening.csv", text)
    #expect(found.count == 1 && found[0].text(.zh).contains(words) && found[0].place.line == 2)
  }
}
