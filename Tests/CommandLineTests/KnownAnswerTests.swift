import Foundation
import Testing

@Suite("What the public work plans report comes out of the program")
struct KnownAnswerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The cells of the line of an outcome that begins with a word.
  private func line(_ word: String, _ outcome: Outcome) throws -> [String] {
    let lines = outcome.out.components(separatedBy: "\n").map { $0.split(separator: " ").map(String.init) }
    return try #require(lines.last { $0.first == word }, "\(outcome.out) \(outcome.err)")
  }

  private func zhongshan(_ settings: [String]) throws -> Outcome {
    let scenario = Program.scenarios.appendingPathComponent("zhongshan-2020")
    let plan = try folder.plan(
      scenario.path, ["--no-sheets"] + settings.flatMap { ["--set", $0] }, named: "plan\(settings.count)")
    return try Program.run(
      [
        "progress", plan, "--records", scenario.appendingPathComponent("done/counts.csv").path, "--as-of", "2020-12-31",
        "--lang", "zh",
      ])
  }

  @Test(
    "中山 2020: 18,785 batches are 113.5 % of 5 per 1,000 of 3.31 million, and other shares of other bases",
    arguments: [
      ([], "16,550", "113.5%"), (["quota.at_least=5.10574"], "16,900", "111.2%"),
      (["quota.at_least=6.674", "farm_task.at_least=2.336", "budget.scale=1.15"], "22,091", "85.0%"),
    ])
  func bases(_ settings: [String], _ task: String, _ rate: String) throws {
    #expect(try line("quota", zhongshan(settings)) == ["quota", task, "18,785", rate])
  }

  @Test("中山 2020: 1,497 industrial goods with 1,208 passes and 288 failures leave one without a result; 19.24 % failed")
  func unjudged() throws {
    let outcome = try zhongshan([])
    #expect(try line("工业产品", outcome).suffix(2) == ["288", "19.24%"])
    #expect(try line("药品", outcome).suffix(2) == ["6", "0.70%"])
    #expect(outcome.out.contains("有 1 批次没有合格或不合格的结论"))
    #expect(outcome.out.contains("有 18,785 批次没有报检验结果"))
  }

  @Test("中山 2020: 328,373 rapid tests of which 98.66 % pass leave 4,384 to 4,416 for the laboratory to confirm")
  func rapidTests() throws {
    #expect(try line("77家农贸市场农产品快检", zhongshan([])).prefix(3) == ["77家农贸市场农产品快检", "328,373", "4,384–4,416"])
  }

  @Test("吕梁 2021: half of 429 drug batches are 215")
  func half() throws {
    let plan = try folder.plan(Program.scenarios.appendingPathComponent("lvliang-2021").path, ["--no-sheets"])
    let statement = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: plan + "/plan.json"))) as? [String: Any])
    let rules = try #require(statement["rules"] as? [[String: Any]])
    let row = try #require(rules.first { $0["id"] as? String == "drug_origin" })
    #expect(row["required"] as? String == "215")
  }

  @Test("三明 2023: whom the records call for an unannounced visit is listed with the reason")
  func followUps() throws {
    let scenario = Program.scenarios.appendingPathComponent("sanming-2023").path
    let plan = try folder.plan(scenario, ["--no-sheets"])
    let failures = [
      ("甲超市", "01-10", "流通"), ("甲超市", "06-10", "流通"), ("甲超市", "12-10", "流通"), ("乙超市", "02-01", "流通"),
      ("乙超市", "05-01", "流通"), ("丙食堂", "03-01", "餐饮"), ("丙食堂", "03-02", "餐饮"), ("丙食堂", "03-03", "餐饮"),
    ]
    let rows = failures.enumerated().map { number, failure in
      "S\(number),2023-\(failure.1),350481,糕点,县抽,监督抽检,\(failure.2),\(failure.0),不合格,试验\n"
    }
    try folder.write(
      "sample,date,county,category,level,task_kind,stage,subject,result,source\n" + rows.joined(), to: "records.csv")
    func listed(_ day: String) throws -> [[String]] {
      let outcome = try Program.run(
        ["progress", plan, "--records", folder.path("records.csv"), "--as-of", day, "--lang", "zh"])
      #expect(outcome.shellCode == 0, "\(outcome.err)")
      return outcome.out.components(separatedBy: "\n").filter { $0.contains("批次不合格") || $0.contains("飞行检查：") }
        .map { $0.split(separator: " ").map(String.init) }
    }
    #expect(
      try listed("2023-12-31") == [
        ["甲超市", "永安市", "2023-01-10至2023-12-10有3批次不合格"], ["丙食堂", "永安市", "2023-03-01至2023-03-03有3批次不合格"],
      ])
    #expect(
      try listed("2023-12-09") == [["食品销售者飞行检查：没有单位达到条件"], ["丙食堂", "永安市", "2023-03-01至2023-03-03有3批次不合格"]])
  }
}
