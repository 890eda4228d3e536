import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("A workbook of tables is read as a clerk sees it, and what is wrong is named by sheet and cell")
struct ScenarioWorkbookTests {
  /// The small scenario as a workbook with a change.
  private func reader(_ change: (inout ScenarioSheets) -> Void) throws -> ScenarioReader {
    var sheets = ScenarioSheets(SmallScenario.files.mapValues { Array($0.utf8) })
    change(&sheets)
    return try ScenarioReader(workbook: sheets.bytes, file: "抽检方案.xlsx")
  }

  /// Findings in Chinese, warnings too.
  private func findings(_ change: (inout ScenarioSheets) -> Void) -> [String] {
    do {
      return try reader(change).read().warnings.map { $0.text(.zh) }
    } catch let error as FindingsError {
      return error.findings.map { $0.text(.zh) }
    } catch {
      return ["\(error)"]
    }
  }

  private func isPlain(_ change: (inout ScenarioSheets) -> Void) throws {
    let reading = try reader(change).read()
    #expect(reading.warnings.isEmpty, "\(reading.warnings.map { $0.text(.en) })")
    #expect(try reading.scenario == SmallScenario.read().scenario)
  }

  @Test("A wrong value is named by its cell, whatever stands above the headings")
  func cells() {
    let found = findings { $0["县区"].rows[1][2] = "四十五万" }
    #expect(found.count == 1 && found[0].hasPrefix("抽检方案.xlsx 县区!C2，值“四十五万”："), "\(found)")
    let lower = findings {
      $0["规则"].rows.insert(["吕梁市抽检规则"], at: 0)
      $0["规则"].rows[3][2] = "没有的指标"
    }
    #expect(lower.count == 1 && lower[0].hasPrefix("抽检方案.xlsx 规则!C4，值“没有的指标”："), "\(lower)")
  }

  @Test("A key and a value of the heading are named by their cell")
  func heading() {
    let found = findings { $0["方案"].rows[3][1] = "21年" }
    #expect(found.count == 1 && found[0].hasPrefix("抽检方案.xlsx 方案!B4，值“21年”："), "\(found)")
    let missing = findings { $0["方案"].rows.removeAll { $0[0] == "发文单位" } }
    #expect(missing.count == 1 && missing[0].hasPrefix("抽检方案.xlsx 方案“issuer”项：没有这个键"), "\(missing)")
    let twice = findings { $0["方案"].rows.append(["year", "2022"]) }
    #expect(twice.count == 1 && twice[0].contains("写了两次"), "\(twice)")
  }

  @Test("Keys may stand below a title, with explanations beside them, or without headings")
  func headingForms() throws {
    try isPlain {
      $0["方案"].rows = [["某市方案"], ["序号", "项目", "内容", "说明"]] + $0["方案"].rows.dropFirst().map { ["1"] + $0 + ["随便写"] }
    }
    try isPlain { $0["方案"].rows.removeFirst() }
  }

  @Test("Titles, notes, blank rows and columns, and hidden sheets do no harm")
  func harmless() throws {
    try isPlain {
      $0["县区"].rows = [["某市县区人口表"], ["单位：人"], []] + $0["县区"].rows
      $0["县区"].merges = ["A1:F1"]
      $0["规则"].isHidden = true
      $0["单价"].rows = $0["单价"].rows.map { ["", ""] + $0 + ["", ""] }
      $0["说明"].rows = [["随便写"]]
      $0["Sheet1"].rows = []
    }
  }

  @Test("Headings in two rows are read where merged cells make it plain")
  func twoRows() throws {
    let upper = ["经费代码", "名称", "所有者", "层级", "区划代码", "金额", "", "依据"]
    let lower = ["", "", "", "", "", "元", "万元", ""]
    func funds(_ sheets: inout ScenarioSheets) {
      sheets["经费"].rows = [upper, lower] + sheets["经费"].rows.dropFirst().map { Array($0[..<5]) + ["", $0[5], $0[6]] }
    }
    try isPlain {
      funds(&$0)
      $0["经费"].merges = ["A", "B", "C", "D", "E", "H"].map { "\($0)1:\($0)2" } + ["F1:G1"]
    }
    let found = findings { funds(&$0) }
    #expect(found.count == 1 && found[0].contains("抽检方案.xlsx 经费") && found[0].contains("合并"), "\(found)")
  }

  @Test("Headings that stand twice, or data above them, are refused with their row")
  func doubtful() {
    let twice = findings { $0["场所"].rows.insert($0["场所"].rows[0], at: 2) }
    #expect(twice.count == 1 && twice[0].hasPrefix("抽检方案.xlsx 场所 第3行：") && twice[0].contains("第 1 行"), "\(twice)")
    let above = findings { $0["场所"].rows.swapAt(0, 1) }
    #expect(above.count == 1 && above[0].hasPrefix("抽检方案.xlsx 场所 第1行："), "\(above)")
  }

  @Test("A name merged over several rows is read in each of them; a figure is refused")
  func merged() throws {
    try isPlain {
      // Both rows of a county stand together, the name of the county over them.
      let rows = $0["场所"].rows
      $0["场所"].rows = [rows[0], rows[1], [""] + rows[3].dropFirst(), rows[2], [""] + rows[4].dropFirst()]
      $0["场所"].merges = ["A2:A3", "A4:A5"]
    }
    let found = findings {
      $0["县区"].rows[2][2] = ""
      $0["县区"].merges = ["C2:C3"]
    }
    #expect(found.count == 1 && found[0].hasPrefix("抽检方案.xlsx 县区!C2：合并的单元格"), "\(found)")
  }

  @Test(
    "Rows of sums are left out with a warning, also where a formula was never computed", arguments: ["合计", "小 计", "总计"])
  func sums(_ word: String) throws {
    let reading = try reader { $0["县区"].rows.append([word, "", "<c><f>SUM(C2:C3)</f></c>", "", "", ""]) }.read()
    #expect(try reading.scenario == SmallScenario.read().scenario)
    #expect(reading.warnings.map(\.place) == [.init(file: "抽检方案.xlsx", sheet: "县区", line: 4)])
    #expect(reading.warnings[0].text(.en).hasPrefix("抽检方案.xlsx 县区, row 4, value “\(word)”: "))
  }

  @Test("In a folder rows of sums are left out as well")
  func sumsInFolder() throws {
    let reading = try SmallScenario.read { $0["venues.csv"]? += "\n141121,小计,,180,\n合计,,,420," }
    #expect(try reading.scenario == SmallScenario.read().scenario)
    #expect(reading.warnings.map { $0.place.line } == [6, 7])
  }

  @Test("Errors, formulas without a value and numbers that lost digits are refused with their cells, once each")
  func kinds() {
    let found = findings {
      $0["县区"].rows[1][2] = "<c t=\"e\"><v>#REF!</v></c>"
      $0["县区"].rows[2][3] = "<c><f>A1*2</f></c>"
      $0["场所"].rows[1][3] = "<c><v>1234567890123456789</v></c>"
    }
    #expect(found.count == 3, "\(found)")
    #expect(found.contains { $0.hasPrefix("抽检方案.xlsx 县区!C2，值“#REF!”：") })
    #expect(found.contains { $0.hasPrefix("抽检方案.xlsx 县区!D3，值“=A1*2”：公式还没有算出结果") })
    #expect(found.contains { $0.hasPrefix("抽检方案.xlsx 场所!D2，值“1234567890123456789”：") })
  }

  @Test("A missing sheet, an unknown one and two of one table are named")
  func sheets() {
    let missing = findings { $0.sheets.removeAll { $0.name == "单价" || $0.name == "方案" } }
    #expect(missing.count == 2 && missing.allSatisfy { $0.hasPrefix("抽检方案.xlsx：缺少工作表") }, "\(missing)")
    let unknown = findings { $0["附表"].rows = [["甲"]] }
    #expect(unknown.count == 1 && unknown[0].hasPrefix("抽检方案.xlsx 附表：格式里没有"), "\(unknown)")
    let twice = findings { $0["rules"].rows = [["甲"]] }
    #expect(twice.count == 1 && twice[0].hasPrefix("抽检方案.xlsx rules：与工作表“规则”"), "\(twice)")
  }

  @Test("Unknown headings, cells beside the table and files in the words of a message are named as the sheet has them")
  func headings() {
    let unknown = findings { $0["场所"].rows[0][2] = "环界" }
    #expect(unknown.contains { $0.hasPrefix("抽检方案.xlsx 场所!C1") }, "\(unknown)")
    let beside = findings { $0["场所"].rows[2] += ["", "附注"] }
    #expect(beside.count == 1 && beside[0].hasPrefix("抽检方案.xlsx 场所 第1行"), "\(beside)")
    let key = findings { $0["场所"].rows[1][0] = "141192" }
    #expect(key.count == 1 && key[0].contains("“县区”表里没有") && !key[0].contains("csv"), "\(key)")
  }

  @Test("A workbook is no scenario of strata and of stocks at once")
  func beside() throws {
    let strata = CanonicalScenario(try SmallScenario.read().scenario).files["strata.csv"] ?? []
    let found = findings { $0["抽样单元"].rows = ScenarioSheets(["strata.csv": strata])["抽样单元"].rows }
    #expect(found.count == 4 && found.allSatisfy { $0.contains("这个表不起作用") && !$0.contains("csv") }, "\(found)")
  }
}
