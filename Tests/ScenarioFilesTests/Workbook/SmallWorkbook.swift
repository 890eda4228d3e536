/// A workbook written by hand, with a cell of every kind.
enum SmallWorkbook {
  private static let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let links = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// Parts by path, with the rows of one sheet given as XML.
  static func parts(rows: String, after: String = "", sheet name: String = "任务", state: String = "") -> [String: String]
  {
    [
      "_rels/.rels":
        "\(xml)<Relationships xmlns=\"\(links)\"><Relationship Id=\"r1\" Type=\"\(kinds)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
      "xl/_rels/workbook.xml.rels":
        "\(xml)<Relationships xmlns=\"\(links)\"><Relationship Id=\"rId7\" Type=\"\(kinds)/worksheet\" Target=\"/xl/worksheets/tasks.xml\"/></Relationships>",
      "xl/workbook.xml":
        "\(xml)<workbook xmlns=\"m\" xmlns:r=\"\(kinds)\"><sheets><sheet name=\"\(name)\" sheetId=\"1\" \(state) r:id=\"rId7\"/></sheets></workbook>",
      "xl/sharedStrings.xml":
        "\(xml)<sst xmlns=\"m\"><si><t>大类</t></si><si><r><t>酒</t></r><r><t>类</t></r><rPh><t>jiulei</t></rPh></si><si><t xml:space=\"preserve\"> 甲_x000D_乙　</t></si></sst>",
      "xl/styles.xml":
        "\(xml)<styleSheet xmlns=\"m\"><numFmts><numFmt numFmtId=\"180\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"181\" formatCode=\"0.00&quot;d&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"180\"/><xf numFmtId=\"181\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>",
      "xl/worksheets/tasks.xml":
        "\(xml)<worksheet xmlns=\"m\"><dimension ref=\"A1:XFD1048576\"/><sheetData>\(rows)</sheetData>\(after)</worksheet>",
    ]
  }

  /// A sheet of texts and numbers, written as inline texts.
  static func rows(_ cells: [[String]]) -> String {
    cells.enumerated().map { row, texts in
      "<row r=\"\(row + 1)\">"
        + texts.map { text in
          Int(text) == nil
            ? "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" : "<c><v>\(text)</v></c>"
        }.joined() + "</row>"
    }.joined()
  }
}
