import SamplingInspection
import Yams

/// Reads `scenario.yaml`; every scalar keeps the text that stands in the file, so that nothing is guessed.
struct YamlCells {
  /// Far more than keys and values need.
  private static let mostBytes = 1 << 16

  /// Keys and values.
  private(set) var cells = HeadingCells()

  /// Reads the bytes of the file; a missing one is said elsewhere.
  init(_ bytes: [UInt8]?, _ findings: inout [Finding]) {
    guard let bytes else { return }
    guard bytes.count <= Self.mostBytes else {
      Self.refuse(nil, Wording(zh: "文件过大", en: "the file is too large"), &findings)
      return
    }
    let text: String
    do throws(TextEncoding.Unreadable) {
      // The parser passes over the mark at the beginning; UTF-16 has one as well, and is no text here.
      text = String(decoding: try TextEncoding.utf8(bytes), as: UTF8.self)
    } catch {
      let fault = TextFault.unreadable
      findings.append(
        Finding(at: .init(file: HeadingCells.file, line: error.line), fault.message, remedy: fault.yamlRemedy))
      return
    }
    // Aliases let a small file stand for a huge one; nothing here needs them.
    for (number, line) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let alias = line.first(where: { $0 == "&" || $0 == "*" }) else { continue }
      findings.append(
        Finding(
          at: .init(file: HeadingCells.file, line: number + 1),
          Wording(zh: "文件里不能有“\(alias)”", en: "the file must not hold \(alias)"),
          remedy: Wording(zh: "文字里改用全角的“＆”“＊”", en: "use the full-width ＆ or ＊ in texts")))
      return
    }
    read(text, &findings)
  }

  private mutating func read(_ text: String, _ findings: inout [Finding]) {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        return Self.refuse(nil, Wording(zh: "文件是空的", en: "the file is empty"), &findings)
      }
      let before = findings.count
      add(node, under: "", &findings)
      cells.isRead = findings.count == before || !cells.row.cells.isEmpty
    } catch let error as YamlError {
      refuse(error, text, &findings)
    } catch {
      Self.refuse(nil, Wording(zh: "不是有效的 YAML", en: "this is not YAML"), &findings)
    }
  }

  /// Names the line that is to be mended, which is not always the one at which the parser stops.
  private func refuse(_ error: YamlError, _ text: String, _ findings: inout [Finding]) {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    if case .duplicatedKeysInMapping(let keys, _) = error {
      for key in keys.sorted() {
        findings.append(
          Finding(
            at: .init(
              file: HeadingCells.file,
              line: lines.lastIndex { $0.trimmingSpaces().hasPrefix(key + ":") }.map { $0 + 1 },
              column: key),
            Wording(zh: "这个键写了两次", en: "the key occurs twice"),
            remedy: Wording(zh: "删去一个", en: "remove one of them")))
      }
    } else if let wide = lines.firstIndex(where: { $0.contains("：") && !$0.contains(":") && !$0.hasPrefix("#") }) {
      Self.refuse(wide + 1, Wording(zh: "冒号是全角的", en: "the colon is full-width"), &findings)
    } else {
      Self.refuse(error.line, Wording(zh: "不是有效的 YAML", en: "this is not YAML"), &findings)
    }
  }

  private mutating func add(_ node: Node, under prefix: String, _ findings: inout [Finding]) {
    guard case .mapping(let mapping) = node else {
      return Self.refuse(
        node.mark?.line, Wording(zh: "这里应当是“键: 值”", en: "keys and values are expected here"),
        key: prefix.isEmpty ? nil : prefix, &findings)
    }
    for (key, value) in mapping {
      guard case .scalar(let name) = key else {
        Self.refuse(key.mark?.line, Wording(zh: "键应当是文字", en: "a key must be a text"), &findings)
        continue
      }
      let path = prefix.isEmpty ? name.string : prefix + "." + name.string
      cells.row.places[path] = .init(file: HeadingCells.file, line: key.mark?.line, column: path)
      if case .scalar(let scalar) = value {
        let text = scalar.tag == Tag(.null) ? "" : scalar.string.trimmingSpaces().composed
        cells.row.cells[path] = text
        if let control = text.firstControlCharacter {
          let fault = TextFault.control(control)
          cells.row.refuse(path, nil, fault.message, remedy: fault.remedy, &findings)
        }
      } else if prefix.isEmpty, name.string == "population" {
        add(value, under: path, &findings)
      } else {
        Self.refuse(
          value.mark?.line, Wording(zh: "这里应当是一个值", en: "a single value is expected here"), key: path, &findings)
      }
    }
  }

  private static func refuse(
    _ line: Int?, _ message: Wording, key: String? = nil, _ findings: inout [Finding]
  ) {
    findings.append(
      Finding(
        at: .init(file: HeadingCells.file, line: line, column: key), message,
        remedy: Wording(
          zh: "每行写成“键: 值”，冒号用半角、后面空一格，缩进用空格；格式见 Scenarios/README.md",
          en: "write “key: value” on each line, indented by spaces; see Scenarios/README.md")))
  }
}

extension TextFault {
  /// What would be right for a file that Excel never saved.
  fileprivate var yamlRemedy: Wording {
    Wording(zh: "用记事本另存为 UTF-8 编码", en: "save it as UTF-8")
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
