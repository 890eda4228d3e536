import SamplingInspection

/// Half a page a county: why it has the batches that it has.
struct CountyAccounts {
  private let accounts: [CountyAccount]
  private let language: Language

  init(_ accounts: [CountyAccount], _ language: Language) {
    self.accounts = accounts
    self.language = language
  }

  var markup: Markup {
    accounts.isEmpty
      ? .empty
      : section("accounts", language("八、为什么是这个数", "8. Why these figures")) {
        for account in accounts {
          tag("article") {
            tag("h3") { account.county }
            for paragraph in account.paragraphs { tag("p") { paragraph } }
          }
        }
      }
  }
}
