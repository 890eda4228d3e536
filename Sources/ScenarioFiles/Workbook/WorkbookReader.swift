import SamplingInspection

/// Reads a workbook (.xlsx, .xlsm) into plain values.
struct WorkbookReader {
  private let bytes: [UInt8]
  private let file: String

  /// - Parameter file: name for messages.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// Reads all sheets.
  ///
  /// - Throws: ``FindingsError`` with one sentence if this is no workbook, or no honest one.
  func read() throws(FindingsError) -> Workbook {
    if let other = OtherFormat(bytes) { throw FindingsError([other.finding(file)]) }
    let archive = try ZipArchive(bytes, file: file) {
      $0.hasSuffix(".xml") || $0.hasSuffix(".rels") || $0 == "mimetype"
    }
    if archive.parts["mimetype"] != nil { throw FindingsError([OtherFormat.openDocument.finding(file)]) }
    let main = try mainPart(archive)
    guard let content = archive.parts[main] else { throw FindingsError([ZipFault.damaged.finding(file)]) }
    let folder = main.contains("/") ? String(main[..<(main.lastIndex(of: "/") ?? main.startIndex)]) : ""
    let links = try links(archive, of: main, in: folder)

    var sheets: [(sheet: Workbook.Sheet, link: String)] = []
    var countsFrom1904 = false
    try XMLPart.tell(
      content, file: file,
      to: .init(began: { name, attributes in
        if name == "workbookPr" { countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
        if name == "sheet" {
          let link = attributes.first { $0.key.hasSuffix(":id") || $0.key == "id" }?.value ?? ""
          let isHidden = ["hidden", "veryHidden"].contains(attributes["state"] ?? "")
          sheets.append((Workbook.Sheet(name: attributes["name"] ?? "", isHidden: isHidden), link))
        }
      }))
    var formats = NumberFormats()
    if let styles = archive.parts[path("styles.xml", in: folder)] { formats = try NumberFormats(styles, file: file) }
    formats.countsFrom1904 = countsFrom1904
    var texts: [String] = []
    if let shared = archive.parts[path("sharedStrings.xml", in: folder)] {
      texts = try SharedTexts.read(shared, file: file)
    }
    let reading = SheetReading(sharedTexts: texts, formats: formats)
    var result: [Workbook.Sheet] = []
    var room = SheetReading.mostCells
    for (sheet, link) in sheets {
      // A sheet that is a chart has no cells.
      guard let part = links[link], part.contains("worksheets/") else { continue }
      guard let content = archive.parts[part] else { throw FindingsError([ZipFault.damaged.finding(file)]) }
      var sheet = sheet
      try reading.read(content, into: &sheet, room: &room, file: file)
      result.append(sheet)
    }
    if result.isEmpty { throw FindingsError([ZipFault.damaged.finding(file)]) }
    return Workbook(sheets: result)
  }

  /// Path of the part that lists the sheets.
  private func mainPart(_ archive: ZipArchive) throws(FindingsError) -> String {
    guard let content = archive.parts["_rels/.rels"] else { throw FindingsError([ZipFault.damaged.finding(file)]) }
    var target: String?
    try XMLPart.tell(
      content, file: file,
      to: .init(began: { _, attributes in
        if attributes["Type"]?.hasSuffix("/officeDocument") == true { target = attributes["Target"] }
      }))
    guard let target else { throw FindingsError([ZipFault.damaged.finding(file)]) }
    return path(target, in: "")
  }

  /// Paths of parts by the ids under which a part refers to them.
  private func links(_ archive: ZipArchive, of main: String, in folder: String) throws(FindingsError) -> [String:
    String]
  {
    let name = main.split(separator: "/").last.map(String.init) ?? main
    guard let content = archive.parts[path("_rels/\(name).rels", in: folder)] else {
      throw FindingsError([ZipFault.damaged.finding(file)])
    }
    var links: [String: String] = [:]
    try XMLPart.tell(
      content, file: file,
      to: .init(began: { _, attributes in
        if let id = attributes["Id"], let target = attributes["Target"] { links[id] = path(target, in: folder) }
      }))
    return links
  }

  /// A target as a path from the top: `/xl/x.xml`, `x.xml` or `../x.xml`.
  private func path(_ target: String, in folder: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
