#pragma once
// The tables of a document as CSV files (export/csv.h): numbers raw and exact in base units, words as they stand on paper.
// Any thread; immutable.

#include "export/document.h"

#include <string>
#include <vector>

namespace traceo {

struct NamedCsv {
    std::string name; ///< "02-checkout-availability-longest-bad-stretches.csv"
    std::string text;
};

/// In the order of the document, each under the number of its section; names are unique.
std::vector<NamedCsv> tablesOf(const Document& document);

/// A header of titles, a row a row, the total last.
std::string toCsv(const DocumentTable& table);

} // namespace traceo
