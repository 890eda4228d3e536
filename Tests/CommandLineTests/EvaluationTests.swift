import Foundation
import Testing

@Suite("Samples that estimate a rate")
struct EvaluationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// One county with batches that look for failures, and four kinds of venues with batches that only estimate.
  private func write() throws -> String {
    try FileManager.default.createDirectory(at: folder["scenario"], withIntermediateDirectories: true)
    let files = [
      "scenario.yaml": """
      format: 1
      title: 评价
      year: 2021
      issuer: 某局
      plan_date: 2021-01-01
      population: { name: 口径, released: 2020-12-31, source: 假设 }
      """,
      "counties.csv": "adcode,name,population,source\n141102,离石区,1000,假设",
      "categories.csv": "class,source\n糕点,假设",
      "funds.csv": "fund,name,owner,level,amount_yuan,source\nF,经费,市局,市抽,5000,假设",
      "rules.csv": """
      id,title,measure,scope,at_least,strength,source
      targeted,监督抽检,batches,task_kind=监督抽检,10,policy,假设
      """,
      "strata.csv": "county,category,level,fund,task_kind,venue,subjects,cost_yuan,alpha,beta\n"
        + [("监督抽检", "店"), ("评价性抽检", "甲"), ("评价性抽检", "乙"), ("评价性抽检", "丙"), ("评价性抽检", "丁")]
        .map { "141102,糕点,市抽,F,\($0.0),\($0.1),10000,1,1,\($0.0 == "监督抽检" ? "9" : "99")\n" }.joined(),
      "evaluations.csv": """
      evaluation,name,scope,half_width,confidence,expected_rate,units,source
      a,甲,venue=甲,5%,95%,50%,,假设
      b,乙,venue=乙,5%,,50%,1000,假设
      c,丙,venue=丙,0.6%,95%,2%,,假设
      d,丁,venue=丁,5%,99%,5%,100,假设
      """,
    ]
    for (name, text) in files { try folder.write(text + "\n", to: "scenario/\(name)") }
    return folder.path("scenario")
  }

  @Test(
    "385 batches know a rate of a half to within 5 %, of 1,000 units 278; planner and judge count them each by itself")
  func floors() throws {
    let plan = try folder.plan(try write(), ["--no-sheets"])
    let statement = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: folder["plan/plan.json"])) as? [String: Any])
    let rows = try #require(statement["rules"] as? [[String: Any]]).filter { $0["id"] as? String == "evaluations" }
    // K of c is 1.959964² · 0.0196 / 0.000036 = 2091.5, of d 2.575829² · 0.0475 / 0.0025 = 126.06 and 100 K / (99 + K) = 56.01.
    #expect(rows.map { $0["required"] as? String } == ["385", "278", "2092", "57"])
    #expect(rows.first?["group"] as? String == "evaluation=a")
    #expect((rows[1]["title"] as? String)?.hasSuffix("误差不超过±5%，置信水平95%，总体1000批") == true)
    #expect(try Program.run(["verify", plan]).shellCode == 0)
  }

  @Test("A plan with a batch less than an estimate needs is found out")
  func judged() throws {
    let scenario = try write()
    try folder.write(
      "pin,scope,exactly,who,why\nP,venue=甲,384,某人,试验\n", to: "scenario/pins.csv")
    #expect(try Program.run(["plan", scenario, "-o", folder.path("plan"), "--no-sheets"]).shellCode == 3)
  }

  @Test("Progress states their rate with its interval, and no other rate is touched by it")
  func progress() throws {
    let plan = try folder.plan(try write(), ["--no-sheets"])
    try folder.write(
      """
      scope,task_kind,done,passed,failed,source
      venue=店,监督抽检,100,90,10,通报
      venue=甲,评价性抽检,10,10,0,通报
      venue=乙,评价性抽检,1000,980,20,通报

      """, to: "counts.csv")
    let outcome = try Program.run(
      ["progress", plan, "--records", folder.path("counts.csv"), "--as-of", "2021-12-31", "--lang", "zh"])
    let lines = outcome.out.components(separatedBy: "\n").map { $0.split(separator: " ").map(String.init) }
    // 0 of 10: z² / (10 + z²) = 27.75 %. All 1,000 units of 乙 were drawn, so nothing is left to guess.
    #expect(lines.first { $0.first == "甲" } == ["甲", "10", "0", "0.00%", "0.00%–27.75%", "(95%)", "100.00%"])
    #expect(lines.first { $0.first == "乙" } == ["乙", "1,000", "20", "2.00%", "2.00%–2.00%", "(95%)", "98.00%"])
    #expect(lines.first { $0.first == "合计" && $0.count > 5 && $0[1] != "任务批次" }?.suffix(2) == ["10", "10.00%"])
  }
}
