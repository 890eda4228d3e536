import SamplingInspection

/// Half a page a county: why it has the batches that it has.
struct CountyAccounts {
  private let accounts: [CountyWords]
  private let language: Language

  init(_ accounts: [CountyWords], _ language: Language) {
    self.accounts = accounts
    self.language = language
  }

  var markup: Markup {
    accounts.isEmpty
      ? .empty
      : section("accounts", language("九、为什么是这个数", "9. Why these figures")) {
        for account in accounts {
          tag("article", ["class": "account"]) {
            tag("h3") { account.county }
            for part in account.parts {
              tag("p") {
                tag("b") { part.name + language("：", ": ") }
                part.text
              }
            }
            scrolling(language("与人口相近的县比较", "Beside counties alike")) { comparison(account) }
          }
        }
      }
  }

  private func comparison(_ account: CountyWords) -> Markup {
    tag("table") {
      tag("thead") {
        tag("tr") {
          columnHeading(account.headings[0])
          for heading in account.headings.dropFirst() { figureHeading(heading) }
        }
      }
      tag("tbody") {
        for line in account.lines {
          tag("tr") {
            rowHeading(line.county)
            for figure in line.figures { figureCell(figure) }
          }
        }
      }
    }
  }
}
