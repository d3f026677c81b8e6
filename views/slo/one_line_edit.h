#pragma once
// A field of one line: what is pasted into it becomes one, and is seen as it is written then.
// GUI thread only.

#include "slo/form/one_line.h"

#include <QLineEdit>

namespace traceo {

class OneLineEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit OneLineEdit(form::LineOf what = form::LineOf::Text, QWidget* parent = nullptr);

private:
    void join();

    form::LineOf m_what;
};

} // namespace traceo
