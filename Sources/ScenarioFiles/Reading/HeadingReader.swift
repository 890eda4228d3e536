import SamplingInspection
import Yams

extension ScenarioReader {
  /// Reads `scenario.yaml`; every scalar keeps the text that stands in the file, so that nothing is guessed.
  func readHeading(_ findings: inout [Finding]) -> Heading {
    let file = "scenario.yaml"
    let cells = yamlCells(file, &findings)
    let row = Table.Row(file: file, line: 1, cells: cells ?? [:])
    let known: Set<String> = [
      "format", "title", "year", "issuer", "plan_date", "document", "population.name", "population.released",
      "population.source", "discovery_weight", "budget_scale", "show_without",
    ]
    for key in row.cells.keys.sorted() where !known.contains(key) {
      row.refuse(
        key, row.text(key), Wording(zh: "不认识的键", en: "unknown key"),
        remedy: Wording(
          zh: "可用的键：" + known.sorted().joined(separator: "、"),
          en: "use one of " + known.sorted().joined(separator: ", ")),
        &findings)
    }
    for key in ["format", "title", "year", "issuer", "plan_date", "population.name", "population.released"]
    where row.text(key).isEmpty && cells != nil {
      row.refuse(
        key, nil, Wording(zh: "没有这个键", en: "the key is missing"),
        remedy: Wording(zh: "加上它，格式见 Scenarios/README.md", en: "add it; Scenarios/README.md gives its format"),
        &findings)
    }
    if !row.text("format").isEmpty, row.text("format") != "1" {
      row.refuse(
        "format", row.text("format"), Wording(zh: "不认识的格式版本", en: "unknown version of the format"),
        remedy: Wording(zh: "写 1", en: "write 1"), &findings)
    }
    let someDay = CalendarDate(strict: "2000-01-01")
    let planDate = row.date("plan_date", &findings)
    let released = row.date("population.released", &findings)
    if let planDate, let released, planDate < released {
      findings.append(
        Finding(
          .warning, at: row.place("population.released"), value: released.text,
          Wording(
            zh: "人口数公布于方案印发（\(planDate.text)）之后，当时不可能知道",
            en: "the population figures were published after the plan's date, \(planDate.text)"),
          remedy: Wording(zh: "换用当时已公布的口径，或保留并说明", en: "use a base known then, or keep it and say why")))
    }
    guard let fallback = someDay else { preconditionFailure("2000-01-01 is a day") }
    return Heading(
      title: row.text("title"), year: Int(row.integer("year", in: 2000...2100, default: 2000, &findings)),
      issuer: row.text("issuer"), planDate: planDate ?? fallback, document: row.text("document"),
      population: PopulationBase(
        name: row.text("population.name"), released: released ?? fallback, source: row.text("population.source")),
      discoveryWeight: row.decimal(
        "discovery_weight", in: 0...1, decimals: 6, default: ExactDecimal(5, decimals: 1), &findings),
      budgetScale: row.decimal("budget_scale", in: 0...10, decimals: 9, default: ExactDecimal(1), &findings),
      showWithout: row.scope("show_without", &findings))
  }

  /// Keys, nested ones joined by a point, with their texts; nil if the file cannot be read.
  private func yamlCells(_ file: String, _ findings: inout [Finding]) -> [String: String]? {
    guard let bytes = files[file] else { return nil }
    func refuse(_ line: Int?, _ message: Wording) {
      findings.append(
        Finding(
          at: .init(file: file, line: line), message,
          remedy: Wording(zh: "写成“键: 值”的样子，格式见 Scenarios/README.md", en: "write “key: value”; see Scenarios/README.md"))
      )
    }
    guard bytes.count <= 1 << 20, let text = String(validating: bytes, as: UTF8.self), !text.contains("&"),
      !text.contains("*")
    else {
      // Aliases let a small file stand for a huge one; nothing here needs them.
      refuse(nil, Wording(zh: "不是有效的 UTF-8 文本，或过大，或含有 & 或 *", en: "not valid UTF-8, too large, or it holds & or *"))
      return nil
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        refuse(nil, Wording(zh: "文件是空的", en: "the file is empty"))
        return nil
      }
      return cells(of: node, under: "", file, &findings)
    } catch let error as YamlError {
      refuse(error.line, Wording(zh: "不是有效的 YAML", en: "this is not YAML"))
    } catch {
      refuse(nil, Wording(zh: "不是有效的 YAML", en: "this is not YAML"))
    }
    return nil
  }

  private func cells(of node: Node, under prefix: String, _ file: String, _ findings: inout [Finding]) -> [String:
    String]
  {
    var cells: [String: String] = [:]
    guard case .mapping(let mapping) = node else {
      findings.append(
        Finding(
          at: .init(file: file, line: node.mark?.line, column: prefix.isEmpty ? nil : prefix),
          Wording(zh: "这里应当是“键: 值”", en: "keys and values are expected here"),
          remedy: Wording(zh: "格式见 Scenarios/README.md", en: "see Scenarios/README.md")))
      return cells
    }
    for (key, value) in mapping {
      guard case .scalar(let name) = key else { continue }
      let path = prefix.isEmpty ? name.string : prefix + "." + name.string
      if case .scalar(let scalar) = value {
        cells[path] = scalar.tag == Tag(.null) ? "" : scalar.string.trimmingSpaces()
      } else if prefix.isEmpty, name.string == "population" {
        cells.merge(self.cells(of: value, under: path, file, &findings)) { first, _ in first }
      } else {
        findings.append(
          Finding(
            at: .init(file: file, line: value.mark?.line, column: path),
            Wording(zh: "这里应当是一个值", en: "a single value is expected here"),
            remedy: Wording(zh: "写成“键: 值”", en: "write “key: value”")))
      }
    }
    return cells
  }
}

extension YamlError {
  /// Line of the error, from 1, if the parser says it.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}
