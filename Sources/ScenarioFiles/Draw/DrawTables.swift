import Foundation
import SamplingInspection

extension TableDefinition {
  static let samplers = TableDefinition(
    "samplers", "抽样人员",
    [
      ("id", "人员编号", true), ("name", "姓名", true), ("unit", "单位", false), ("county", "区划代码", false),
      ("avoid", "回避", false),
    ])

  static let outcomes = TableDefinition(
    "outcomes", "抽样结果",
    [
      ("subject", "主体编号", true), ("outcome", "结果", true), ("category", "分类", false), ("date", "日期", true),
      ("note", "备注", false),
    ])

  /// The register of a round, with the group of each subject.
  static let drawList = TableDefinition(
    "list", "抽取名录",
    [
      ("subject", "主体编号", true), ("name", "名称", true), ("county", "区划代码", true), ("venue", "场所", true),
      ("stage", "环节", true), ("grade", "风险等级", true), ("credit", "信用等级", true), ("category", "分类", true),
      ("address", "地址", true), ("follow_up", "跟踪抽检", true), ("group", "组", true),
      ("drawn", "今年已抽", false),
    ])

  /// What a round is to yield.
  static let drawNeed = TableDefinition(
    "need", "需抽批次",
    [
      ("group", "组", true), ("county", "区划代码", true), ("venue", "场所", true), ("category", "分类", true),
      ("level", "层级", true), ("task_kind", "任务类别", true), ("stage", "环节", true), ("further", "其他", true),
      ("batches", "批次", true),
    ])
}

extension Table {
  /// Reads a file of its own, such as one named on the command line.
  static func read(_ definition: TableDefinition, _ bytes: [UInt8], file: String) throws(FindingsError) -> Table {
    var findings: [Finding] = []
    let table = Table(definition.named(file), &findings) { () throws(FindingsError) in
      try CommaSeparatedValues(bytes, file: file).rows
    }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return table
  }

  /// Text as a table that Excel opens: UTF-8 with the mark at the beginning.
  static func written(_ rows: [[String]]) -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + Array(rows.map { $0.map(commaSeparatedCell).joined(separator: ",") + "\n" }.joined().utf8)
  }
}

extension Table.Row {
  /// A key that occurs once in its table.
  func key(_ column: String, _ seen: inout [String: Int], _ findings: inout [Finding]) -> String {
    let key = name(column, &findings)
    if let line = seen.updateValue(line, forKey: key), !key.isEmpty {
      refuse(
        column, key, Wording(zh: "与第 \(line) 行重复", en: "the same as line \(line)"),
        remedy: Wording(zh: "每个编号只写一行", en: "write each one once"), &findings)
    }
    return key
  }

  /// Text that comes to stand on paper; it must not begin like a formula, since Excel would reckon it.
  func paperText(_ column: String, isRequired: Bool = false, _ findings: inout [Finding]) -> String {
    let text = isRequired ? requiredText(column, &findings) : text(column)
    if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      refuse(
        column, text,
        Wording(
          zh: "以“\(first)”开头，Excel 会当成公式", en: "it begins with “\(first)”, and Excel would take it for a formula"),
        remedy: Wording(zh: "改用全角的＝＋－＠", en: "use the full-width sign"), &findings)
    }
    return text
  }

  /// Whether 是 stands in a cell; blank is no.
  func isMarked(_ column: String, _ findings: inout [Finding]) -> Bool {
    let text = text(column)
    if !["", "是", "否"].contains(text) {
      refuse(
        column, text, Wording(zh: "只能写“是”，或留空", en: "only 是, or blank"),
        remedy: Wording(zh: "写“是”或留空", en: "write 是 or leave it blank"), &findings)
    }
    return text == "是"
  }
}

/// The bytes of a file that was named.
func bytes(of file: URL) throws(FindingsError) -> [UInt8] {
  guard let data = try? Data(contentsOf: file) else {
    throw FindingsError([
      Finding(
        at: .init(file: file.path), Wording(zh: "无法读取文件", en: "the file cannot be read"),
        remedy: Wording(zh: "检查路径和权限", en: "check its path and permissions"))
    ])
  }
  return [UInt8](data)
}
