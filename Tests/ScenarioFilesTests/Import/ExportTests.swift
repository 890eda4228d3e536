import Foundation
import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Exports of other systems")
struct ExportTests {
  private let scenario: Scenario

  init() throws {
    scenario = try ScenarioReader(files: SmallScenario.files.mapValues { Array($0.utf8) }).read().scenario
  }

  /// A mapping that is shipped, with rows of the office's own behind it.
  private func mapping(_ name: String, own: String = "") throws -> TableMapping {
    let here = URL(fileURLWithPath: #filePath)
    let top = (0..<4).reduce(here) { url, _ in url.deletingLastPathComponent() }
    let text = try String(contentsOf: top.appendingPathComponent("Scenarios/mappings/\(name).csv"), encoding: .utf8)
    return try TableMapping(Array((text + own).utf8), file: name + ".csv")
  }

  private func take(_ table: String, _ kind: ExportKind, _ mapping: TableMapping) throws -> [[String: String]] {
    let made = try ExportReader(Array(table.utf8), file: "导出.csv", mapping: mapping).read(kind, scenario)
    let content = try CommaSeparatedValues(made.bytes, file: "made.csv")
    let headings = try #require(content.rows.first?.cells)
    let rows = content.rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(headings, $0.cells)) }
    #expect(rows.allSatisfy { $0["source"] == "导出：导出.csv" })
    #expect(made.count == rows.count)
    return Array(rows)
  }

  private func refusals(_ table: String, _ kind: ExportKind, _ mapping: TableMapping) -> [String] {
    do {
      _ = try ExportReader(Array(table.utf8), file: "导出.csv", mapping: mapping).read(kind, scenario)
      return []
    } catch { return error.findings.map { $0.text(.zh) } }
  }

  private let records = """
    序号,抽样编号,被抽样单位名称,县（市、区）,食品大类,食品亚类,食品次亚类,食品细类,抽样时间,检验机构名称,抽样环节,任务来源,结论,检验项目
    1,XBJ21141102,甲店,离石区,粮食加工品,大米,大米,大米,2021-03-05 10:20:00,市所,流通,县级监督抽检,合格,镉
    2,XBJ21141102,甲店,离石区,粮食加工品,大米,大米,大米,2021-03-05 10:20:00,市所,流通,县级监督抽检,不合格,黄曲霉毒素
    3,SBJ2114,乙馆,文水县,餐饮食品,餐饮具,,,2021/4/1,省所,餐饮,山西省级专项,合格,大肠菌群
    """

  @Test(
    "Sampling records: one row a sample, which fails if one item does; days, levels, counties and categories in our words"
  )
  func samplingRecords() throws {
    let rows = try take(records, .records, mapping("sampling-records"))
    #expect(rows.map { $0["sample"] } == ["SBJ2114", "XBJ21141102"])
    #expect(rows.map { $0["result"] } == ["合格", "不合格"])
    #expect(rows.map { $0["date"] } == ["2021-04-01", "2021-03-05"])
    #expect(rows.map { $0["level"] } == ["省抽", "县抽"])
    #expect(rows.map { $0["county"] } == ["141121", "141102"])
    // The scenario does not divide 粮食加工品, so the class is meant.
    #expect(rows.map { $0["category"] } == ["餐饮食品/餐饮具", "粮食加工品"])
    #expect(rows.map { $0["task_kind"] } == ["监督抽检", "监督抽检"])
  }

  @Test(
    "What is not understood is listed once with its first cell and how often it stands there; what is to be left out is"
  )
  func unknown() throws {
    let spoiled = records.replacing("文水县", with: "邻县").replacing("粮食加工品", with: "谷物").replacing("2021/4/1", with: "四月")
    let faults = refusals(spoiled, .records, try mapping("sampling-records"))
    #expect(faults.count == 3)
    #expect(faults.contains { $0.contains("值“邻县”：不知道这是哪个 county（1 行）") && $0.contains("第4行“D”列") })
    #expect(faults.contains { $0.contains("值“谷物”：不知道这是哪个 class（2 行）") })
    #expect(faults.contains { $0.contains("值“四月”") })
    let own = "略去,邻县,\n值,谷物,category=粮食加工品\n"
    let rows = try take(spoiled, .records, mapping("sampling-records", own: own))
    #expect(rows.map { $0["category"] } == ["粮食加工品"])
  }

  @Test("Rows of one sample that contradict each other, and results that are none, are refused")
  func contradictions() throws {
    let words = try mapping("sampling-records")
    #expect(
      refusals(records.replacing("2,XBJ21141102,甲店", with: "2,XBJ21141102,丙店"), .records, words).first?
        .contains("同一个 sample“XBJ21141102”前面写的是“甲店”") == true)
    #expect(refusals(records.replacing(",合格,大肠", with: ",待定,大肠"), .records, words).first?.contains("值“待定”") == true)
    #expect(refusals(records.replacing("抽样编号", with: "编号"), .records, words).first?.contains("没有一列对应 sample") == true)
    #expect(refusals("甲,乙\n1,2\n", .records, words).first?.contains("找不到表头") == true)
  }

  @Test("A register of licensed producers becomes a list of subjects, or counts for venues")
  func register() throws {
    let register = """
      许可证编号,企业名称,所属县区,企业类型,风险等级,信用分类,生产地址
      SC1,甲厂,离石区,白酒生产企业,B,A,某街1号
      SC2,乙厂,离石区,白酒生产企业,D,C,某街2号
      SC3,丙厂,文水县,肉制品生产企业,C,B,某街3号
      SC3,丙厂,文水县,肉制品生产企业,C,B,某街3号
      """
    let subjects = try take(register, .subjects, mapping("licensed-producers"))
    #expect(subjects.map { $0["subject"] } == ["SC1", "SC2", "SC3"])
    #expect(subjects.map { $0["grade"] } == ["B", "D", "C"] && subjects.map { $0["credit"] } == ["A", "C", "B"])
    let venues = try take(register, .venues, mapping("licensed-producers"))
    #expect(
      venues.map { [$0["county"], $0["venue"], $0["subjects"]] } == [
        ["141102", "白酒生产企业", "2"], ["141121", "肉制品生产企业", "1"],
      ])
    let markets = try take("市场编号,市场名称,所在县区,市场类型\nM1,某市场,离石区,农产品批发市场\n", .venues, mapping("wholesale-markets"))
    #expect(markets.first?["stage"] == "流通" && markets.first?["venue"] == "批发市场")
  }

  @Test("Cases, sellers and laboratories come in by their shipped mappings")
  func others() throws {
    let cases = try take("抽样编号,通知日期,办结时限,办结日期,处置结果\nA1,2021.3.1,20210530,,立案\n", .cases, mapping("follow-up-cases"))
    #expect(
      cases == [
        ["sample": "A1", "notified": "2021-03-01", "due": "2021-05-30", "outcome": "立案", "source": "导出：导出.csv"]
      ])
    let sellers = try take(
      "许可证(备案)编号,单位名称,县（市、区）,主体业态,风险分级\nJY1,某超市,文水县,超市,A\n", .subjects, mapping("sellers-and-caterers"))
    #expect(sellers.first?["venue"] == "超市" && sellers.first?["grade"] == "A")
    let labs = try take("机构编号,机构名称,年检验批次\nL1,市所,9000\n", .labs, mapping("laboratory-statistics"))
    #expect(labs.first?["annual_batches"] == "9000")
  }

  @Test("Complaints are counted by category and move the severity of classes by the stated rule")
  func complaints() throws {
    let rows = try take("登记编号,投诉类别\n1,餐饮食品\n2,餐饮食品\n3,粮食加工品\n", .complaints, mapping("complaints-12315"))
    #expect(rows.map { [$0["category"], $0["complaints"]] } == [["粮食加工品", "1"], ["餐饮食品", "2"]])
    // References are 100 and 20. Of 500 complaints 200 speak of 餐饮食品: (200 + 100/6) / 600 = 0.3611…, by 1/6 is 2.1667, √ is
    // 1.472, cut to 1.25; 粮食加工品: (300 + 500/6) / 600 = 0.63889, by 5/6 is 0.76667, √ is 0.87560.
    var files = SmallScenario.files
    files["complaints.csv"] = "category,complaints,source\n粮食加工品,300,12315\n餐饮食品/餐饮具,200,12315\n"
    let moved = try ScenarioReader(files: files.mapValues { Array($0.utf8) }).read().scenario.categories
    #expect(moved.map(\.severity.text) == ["0.876", "1.25"])
    #expect(moved.map(\.source) == ["2019；危害权重按投诉量×0.876", "2022；危害权重按投诉量×1.25"])
    files["complaints.csv"] = "category,complaints,source\n粮食,300,12315\n"
    #expect(throws: FindingsError.self) { try ScenarioReader(files: files.mapValues { Array($0.utf8) }).read() }
  }

  @Test(
    "Days are read as other systems write them, and nothing else is",
    arguments: [
      ("2021-9-3", "2021-09-03"), ("2021/09/03 08:00", "2021-09-03"), ("2021.9.3", "2021-09-03"),
      ("2021年9月3日", "2021-09-03"),
      ("20210903", "2021-09-03"), ("2021-13-01", nil), ("21-9-3", nil), ("9月3日", nil), ("", nil), ("2021-02-29", nil),
    ] as [(String, String?)])
  func days(_ text: String, _ day: String?) { #expect(CalendarDate(loose: text)?.text == day) }
}
