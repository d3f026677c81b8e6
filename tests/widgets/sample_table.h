#pragma once
// A small table with every kind of cell and every state, for the widgets' tests.

#include "core/roles.h"
#include "core/status.h"
#include "widgets/table_view.h"

#include <QStandardItemModel>

#include <memory>

namespace traceo::test {

struct SampleRow {
    QString key;
    Status status = Status::Ok;
    QString name;
    double left = 0; ///< NaN: none
    double burn = 0;
    QString age;
    QString owner;
};

std::vector<SampleRow> sampleRows();
std::unique_ptr<QStandardItemModel> sampleModel(const std::vector<SampleRow>& rows);
std::vector<TableColumn> sampleColumns();

} // namespace traceo::test
