import SamplingInspection

/// One sheet as it stands on paper, in plain values: what it is called, what it states above its table, who signs below.
struct Sheet: Sendable {
  /// A line of two parts: what is stated, and the statement.
  struct Fact: Sendable {
    var name: String
    var text: String

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// How it lies on A4.
  enum Page: Sendable {
    case portrait
    case landscape
  }

  /// Name on the tab; made legal and distinct when it is written.
  var name: String
  var title: String
  /// What stands below the title: issuer, document, state, unit of the figures.
  var subtitle: [String]
  var facts: [Fact] = []
  var table: Table
  var notes: [String] = []
  /// Who fills in, makes, checks and answers for it, each with room to sign.
  var signatures: [String] = []
  var page = Page.landscape
  /// Small print at the top of every page, on the left.
  var headerLeft = ""
  /// Small print at the top of every page, on the right.
  var headerRight = ""
}

extension Sheet {
  /// A sheet that compares: below its title stands who issues the plan, and every page bears the title of all.
  init(comparing name: String, _ table: Table, title: String, notes: [String] = [], of heading: Heading) {
    self.init(
      name: name, title: title, subtitle: [heading.issuer], table: table, notes: notes, headerLeft: title)
  }
}

extension WorkbookContent {
  /// A workbook of sheets that compare.
  init(comparing name: String, title: String, of heading: Heading, sheets: [Sheet]) {
    self.init(path: [name], title: title, author: heading.issuer, day: heading.planDate, sheets: sheets)
  }
}

/// One workbook in plain values.
struct WorkbookContent: Sendable {
  /// Where it lies below `sheets/`: folders and the file's name, as wished; made legal when it is written.
  var path: [String]
  var title: String
  var author: String
  /// The day that it bears, so that the same plan gives the same bytes.
  var day: CalendarDate
  var sheets: [Sheet]
}
