import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("A table of batches that people made")
struct PlanTableTests {
  // 离石区 and 文水县; 粮食加工品 at 超市 for 市抽 and 县抽, 餐饮食品/餐饮具 at 餐馆 for 县抽.
  private let scenario: Scenario

  init() throws {
    scenario = try ScenarioReader(files: SmallScenario.files.mapValues { Array($0.utf8) }).read().scenario
  }

  private func read(_ table: String, mapping: String? = nil, former: [Int64]? = nil) throws -> ImportedTable {
    let words = try mapping.map { try TableMapping(Array(("种类,原表,本系统\n" + $0).utf8), file: "对照.csv") } ?? TableMapping()
    return try PlanTableReader(Array(table.utf8), file: "表.csv", mapping: words).read(scenario, former: former)
  }

  /// Batches by county, category and level.
  private func batches(_ table: ImportedTable) -> [String: Int64] {
    Dictionary(
      zip(scenario.strata, table.batches).map { ("\($0.county) \($0.category) \($0.level)", $1) }, uniquingKeysWith: +)
  }

  private func refusals(_ table: String, mapping: String? = nil) -> [String] {
    do {
      _ = try read(table, mapping: mapping)
      return []
    } catch let error as FindingsError {
      return error.findings.map { $0.text(.zh) }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("Classes by counties: a title above, sums in rows and columns, blanks and dashes for none")
  func wide() throws {
    let table = try read(
      """
      某市抽检任务分配表,,,,,
      序号,层级,大类,合计,离石区,文水县
      1,市抽,粮食加工品,7,7,—
      2,县抽,粮食加工品,9,4,5
      3,县抽,餐饮食品,6,,6
      ,县抽,小计,15,4,11
      合计,,,22,11,11
      制表人：张三,,,,,
      """)
    #expect(
      batches(table) == [
        "141102 粮食加工品 市抽": 7, "141121 粮食加工品 市抽": 0, "141102 粮食加工品 县抽": 4, "141121 粮食加工品 县抽": 5,
        "141102 餐饮食品/餐饮具 县抽": 0, "141121 餐饮食品/餐饮具 县抽": 6,
      ])
    #expect(table.figures.map(\.batches) == [7, 4, 5, 6])
  }

  @Test("One task a line, with names or codes of counties and columns of our own")
  func long() throws {
    let table = try read(
      """
      区划代码,分类,层级,场所,批次,备注
      141102,粮食加工品,市抽,超市,3,
      文水县,餐饮食品/餐饮具,县抽,餐馆,2,重点
      """)
    #expect(table.batches.reduce(0, +) == 5)
    #expect(batches(table)["141121 餐饮食品/餐饮具 县抽"] == 2)
  }

  @Test(
    "A figure for several strata is shared as in the former plan if it is the same, else in proportion, and adds up")
  func shares() throws {
    let wide = "大类,离石区,文水县\n粮食加工品,10,20\n"
    let own = scenario.strata.indices.filter {
      scenario.strata[$0].category == "粮食加工品" && scenario.strata[$0].county == "141102"
    }
    var former = scenario.strata.map { _ in Int64(0) }
    (former[own[0]], former[own[1]]) = (1, 9)
    let same = try read(wide, former: former)
    #expect(own.map { same.batches[$0] } == [1, 9])
    let other = try read("大类,离石区,文水县\n粮食加工品,20,20\n", former: former)
    #expect(own.map { other.batches[$0] } == [2, 18])
    #expect(try read(wide).batches.reduce(0, +) == 30)
  }

  @Test("A mapping names counties, values, sheets and columns that are not ours")
  func mapping() throws {
    let table = try read(
      "品类,离石,文水,上年\n粮食,1,2,9\n餐具,,3,9\n",
      mapping:
        "列,品类,category\n列,离石,county=141102\n列,文水,county=141121\n列,上年,\n值,粮食,class=粮食加工品;level=县抽\n值,餐具,subclass=餐饮具")
    #expect(batches(table)["141121 粮食加工品 县抽"] == 2 && batches(table)["141121 餐饮食品/餐饮具 县抽"] == 3)
    #expect(table.batches.reduce(0, +) == 6)
    let faults = refusals(
      "品类,离石\n粮食,1\n", mapping: "列,品类,nonsense\n列,离石,county=141102\n值,粮食,\n表,a,b\n列,离石,county=141121")
    #expect(faults.count == 3)
    #expect(faults.allSatisfy { $0.contains("对照.csv") })
  }

  @Test(
    "What is not understood is refused with its cell and a remedy",
    arguments: [
      ("大类,离石区,文水\n粮食加工品,1,2\n", "表.csv 第1行“C”列，值“文水”：不认识的表头"),
      ("大类,离石区\n粮食加工,1\n", "表.csv 第2行“A”列，值“粮食加工”"),
      ("大类,离石区\n粮食加工品,1.5\n", "表.csv 第2行“B”列，值“1.5”：不是批次数"),
      ("大类,离石区\n粮食加工品,-1\n", "值“-1”"), ("大类,离石区\n粮食加工品,1批\n", "值“1批”"),
      ("大类,离石区\n粮食加工品,1\n粮食加工品,2\n", "与 表.csv 第2行“B”列 说的是同样的抽样单元"),
      ("大类,离石区\n,5\n", "没有写是哪一类"), ("大类,离石区,批次\n粮食加工品,1,1\n", "会重复计算"),
      ("大类,离石区,离石区\n粮食加工品,1,1\n", "是同一列"), ("大类,场所,离石区\n粮食加工品,餐馆,1\n", "没有“粮食加工品 · 离石区 · 餐馆”这样的抽样单元"),
      ("甲,乙\n1,2\n", "找不到表头"), ("", "文件里什么也没有"),
    ])
  func refused(_ table: String, _ words: String) {
    let faults = refusals(table)
    #expect(faults.count == 1, "\(faults)")
    #expect(faults.first?.contains(words) == true, "\(faults)")
  }

  @Test("A sheet of a workbook: merged class cells, sheets named for levels, addresses in what is refused")
  func workbook() throws {
    func table(_ batches: String) throws -> ImportedTable {
      let rows = SmallWorkbook.rows([["大类", "亚类", "离石区"], ["餐饮食品", "餐饮具", batches]])
      let bytes = ZippedParts.bytes(SmallWorkbook.parts(rows: rows, sheet: "县抽"))
      return try PlanTableReader(bytes, file: "表.xlsx", mapping: TableMapping()).read(scenario, former: nil)
    }
    #expect(try batches(table("4"))["141102 餐饮食品/餐饮具 县抽"] == 4)
    #expect(try table("4").warnings.map(\.value) == ["市抽"])
    do {
      _ = try table("四")
      Issue.record("四 is no number")
    } catch let error as FindingsError {
      #expect(error.findings.first?.text(.zh).contains("表.xlsx 县抽!C2，值“四”") == true)
    }
  }
}
