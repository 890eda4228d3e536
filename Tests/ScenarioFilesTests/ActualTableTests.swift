import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("What was done is read from records or counts")
struct ActualTableTests {
  private let scenario: Scenario
  private let day: CalendarDate

  init() throws {
    scenario = try ScenarioReader(files: SmallScenario.files.mapValues { Array($0.utf8) }).read().scenario
    day = try #require(CalendarDate(strict: "2021-06-30"))
  }

  private func read(_ text: String) throws(FindingsError) -> [Actual] {
    try ActualTable(Array(text.utf8), file: "表.csv").read(scenario, upTo: day)
  }

  private let records = """
    sample,date,county,category,level,task_kind,result,source
    A1,2021-03-01,141102,粮食加工品,县抽,监督抽检,合格,导出
    A2,2021-06-30,141102,粮食加工品,县抽,监督抽检,不合格,导出
    A3,2021-07-01,141102,粮食加工品,县抽,监督抽检,合格,导出
    A4,2021-04-01,141121,餐饮食品/餐饮具,县抽,监督抽检,,导出

    """

  @Test("Records up to the day are added up by place, class and level; one without a result is without a verdict")
  func recordsUpToTheDay() throws {
    let actuals = try read(records)
    #expect(actuals.map(\.done) == [2, 1] && actuals.map(\.failed) == [1, 0] && actuals.map(\.unjudged) == [0, 1])
    #expect(actuals[0].scope == Scope("category=粮食加工品;county=141102;level=县抽;task_kind=监督抽检"))
  }

  @Test("Samples of other years are counted nowhere, and how many there are is said")
  func ofOtherYears() throws {
    let table = ActualTable(Array(records.replacing("2021-03-01", with: "2020-03-01").utf8), file: "表.csv")
    let read = try table.readWithOthers(scenario, upTo: day)
    #expect(read.ofOtherYears == 1)
    #expect(read.actuals.map(\.done) == [1, 1])
    let own = try ActualTable(Array(records.utf8), file: "表.csv").readWithOthers(scenario, upTo: day)
    #expect(own.ofOtherYears == 0)
  }

  @Test("Counts say what they are of by a scope, and by columns of their own")
  func counts() throws {
    let actuals = try read("范围,区划代码,完成批次,合格批次,不合格批次,依据\nclass!=药品,,1497,1208,288,总结\n,141121,5,5,0,总结\n")
    #expect(
      actuals == [
        Actual(scope: try #require(Scope("class!=药品")), done: 1497, passed: 1208, failed: 288),
        Actual(scope: try #require(Scope("county=141121")), done: 5, passed: 5, failed: 0),
      ])
  }

  @Test(
    "What cannot be is refused with its line",
    arguments: [
      ("A2,2021-06-30", "A1,2021-06-30", "与第 2 行重复"), ("141121,餐饮", "141199,餐饮", "没有这个县区"),
      ("粮食加工品", "谷物", "没有这个分类"), ("不合格", "待定", "不是检验结论"), ("2021-03-01", "2021-02-30", "2021-02-30"),
    ])
  func refused(_ there: String, _ instead: String, _ words: String) {
    let text = records.replacing(there, with: instead)
    let error = #expect(throws: FindingsError.self) { try read(text) }
    #expect(error?.findings.contains { $0.text(.zh).contains(words) && $0.place.line != nil } == true)
    #expect(throws: FindingsError.self) { try read("done,passed,failed,source\n3,2,2,总结\n") }
  }
}
