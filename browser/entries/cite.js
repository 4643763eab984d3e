import { panels, statementPage } from "../cite/panel.js"

panels()
statementPage()
